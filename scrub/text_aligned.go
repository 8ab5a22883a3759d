package scrub

import "strings"

// Tables whose columns are kept apart by spaces, as tools print them.

// maxTable is the longest line of such a table.
const maxTable = 512

// aligned replaces what stands under or beside a name at the start of a line or between
// columns, the last word of which is s[i:end]: DB_PASSWORD    x, or a line of names over
// others of values. It reports whether it replaced any.
func (sc *scanner) aligned(i, end int) bool {
	s := sc.s
	if end+1 < len(s) && s[end] == ' ' && s[end+1] != ' ' || i < sc.headerTill {
		return false
	}
	lo := i
	for lo > 0 && i-lo < maxTable && s[lo-1] != '\n' {
		lo--
	}
	hi := end
	for hi < len(s) && hi-end < maxTable && s[hi] != '\n' && s[hi] != '\r' {
		hi++
	}
	if !strings.Contains(s[lo:hi], "  ") {
		return false
	}
	cells := fields(s, lo, hi)
	if len(cells) == 2 && cells[0].hi == end && sc.columnName(s[cells[0].lo:end]) {
		v := cells[1]
		if text := s[v.lo:v.hi]; strings.IndexByte(text, ' ') < 0 && !sqlType(strings.TrimRight(text, ",")) && !placeholder(text) && !fileName(text) && s[lo:end] != "PASS" && (sc.contextSecret(text, afterPassword, 0, false) || isNumber(text) && len(text) >= 3 || strongSecretWord(s[lo:end]) && upperName(s[lo:end]) && plainWord(text) && !statusWords.has(text)) {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	if len(cells) < 2 || hi >= len(s) {
		return false
	}
	sc.headerTill = hi
	var secret columnKinds
	any := false
	for k, c := range cells {
		if k == maxCSVColumns || c.hi-c.lo > 40 || strings.Count(s[c.lo:c.hi], " ") > 2 || !isAlpha(s[c.lo]) || strings.ContainsAny(strings.ReplaceAll(s[c.lo:c.hi], " (", ""), "=:(") ||
			columnType(s[c.lo:c.hi]) && (k == 1 || k > 1 && !upperName(s[c.lo:c.hi])) {
			return false
		}
		secret[k] = sc.columnKind(s[c.lo:c.hi])
		any = any || secret[k] != 0
	}
	if !any || len(cells) == 2 && secret[1] == 0 && !(upperName(s[cells[0].lo:cells[0].hi]) && upperName(s[cells[1].lo:cells[1].hi])) || sc.settingsFollow(hi, len(cells)) {
		return false
	}
	moved := false
	sc.i = end
	for at := hi; at < len(s) && (s[at] == '\n' || s[at] == '\r'); {
		for at < len(s) && (s[at] == '\n' || s[at] == '\r') {
			at++
		}
		to := at
		for to < len(s) && s[to] != '\n' && s[to] != '\r' {
			to++
		}
		if rule := ruleEnd(s, at); rule > at {
			at = rule
			continue
		}
		if to-at > maxTable {
			break
		}
		row := fields(s, at, to)
		if len(row) != len(cells) {
			if row = under(row, at-lo, cells); row == nil {
				break
			}
		}
		found, _ := sc.replaceCells(row, &secret)
		moved = found || moved
		at = to
	}
	if !moved {
		sc.i = i
	}
	return moved
}

// under returns the values of a row in which some are missing in the order of their names,
// cells, above them, of which a name at i stands over what is at i+shift. It is nil if they
// do not stand under their names.
func under(row []value, shift int, cells []value) []value {
	if len(row) < 2 || len(row) > len(cells) || 2*len(row) < len(cells) {
		return nil
	}
	placed := make([]value, len(cells))
	k := 0
	for _, v := range row {
		for k < len(cells) && cells[k].hi+shift <= v.lo {
			k++
		}
		if k == len(cells) || cells[k].lo+shift >= v.hi {
			return nil
		}
		placed[k] = v
		k++
	}
	return placed
}

// settingsFollow reports whether the next line, behind hi, starts with a name as well, so
// that both are settings and no table of n columns.
func (sc *scanner) settingsFollow(hi, n int) bool {
	s := sc.s
	for hi < len(s) && (s[hi] == '\n' || s[hi] == '\r') {
		hi++
	}
	name := s[hi:min(len(s), hi+maxLabel)]
	name = name[:max(0, strings.IndexAny(name, " \n"))]
	return n == 2 && (upperName(name) && strings.IndexByte(name, '_') > 0 || sc.saysName(name))
}

// columnType reports whether a cell says what a column of a database holds: a schema
// stands in columns, too.
func columnType(cell string) bool {
	first, _, _ := strings.Cut(cell, " ")
	return isWordOf(strings.TrimRight(first, ","), " text varchar char character int integer bigint smallint serial bigserial bool boolean timestamp timestamptz datetime date uuid blob bytea json jsonb numeric decimal real double float string not null primary ")
}

// columnName reports whether name is that of a secret, as a column or a setting has it.
func (sc *scanner) columnName(name string) bool {
	return name != "" && name != "PASS" && strings.IndexByte(name, '"') < 0 && len(name) <= 40 && !bareKey(name) && sc.t.keys.sensitive(name)
}

// fields returns what two spaces or more keep apart in s[lo:hi].
func fields(s string, lo, hi int) (cells []value) {
	for lo < hi {
		for lo < hi && s[lo] == ' ' {
			lo++
		}
		if lo == hi {
			break
		}
		end := strings.Index(s[lo:hi], "  ")
		if end < 0 {
			end = len(strings.TrimRight(s[lo:hi], " "))
		}
		cells = append(cells, value{lo: lo, hi: lo + end})
		lo += end
		if len(cells) > maxCSVColumns {
			break
		}
	}
	return cells
}
