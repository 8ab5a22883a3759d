package scrub

import (
	"reflect"
	"slices"
)

// filterTable filters the columns of rows, which is clean already, that the
// names in head call secret.
func (w *walk) filterTable(head, rows any) (any, bool) {
	secret := w.secretColumns(head)
	list, ok := rows.([]any)
	if len(secret) == 0 || !ok {
		return rows, false
	}
	width := reflect.ValueOf(head).Len()
	changed := false
	for i, r := range list {
		row, ok := plainOf(r).([]any)
		if !ok || len(row) != width {
			continue
		}
		fresh := false // row is ours to change
		for _, c := range secret {
			out, filtered := w.filter(row[c])
			if !filtered {
				continue
			}
			if !changed {
				list, changed = slices.Clone(list), true
			}
			if !fresh {
				row, fresh = slices.Clone(row), true
				list[i] = row
			}
			row[c] = out
		}
	}
	return list, changed
}

// plainHead reports whether the names in head can be read without a walk.
func plainHead(head any) bool {
	switch head := head.(type) {
	case []string:
		return true
	case []any:
		return !slices.ContainsFunc(head, func(e any) bool {
			switch e.(type) {
			case string, map[string]any:
				return false
			}
			return true
		})
	}
	return false
}

// secretColumns returns the positions of the secret names in a list of names.
func (w *walk) secretColumns(head any) []int {
	var secret []int
	see := func(i int, name string) {
		if len(name) <= maxLabel && w.s.keys.sensitive(name) {
			secret = append(secret, i)
		}
	}
	switch head := head.(type) {
	case []string:
		for i, name := range head {
			see(i, name)
		}
	case []any:
		for i, e := range head {
			if column, ok := e.(map[string]any); ok {
				if e = column["name"]; e == nil {
					e = column["Name"]
				}
			}
			if name, ok := e.(string); ok {
				see(i, name)
			}
		}
	}
	return secret
}
