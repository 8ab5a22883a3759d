package slogsentry

import "slices"

// packed is a snapshot with containers, laid out in one list: each container is
// followed by what is in it. It takes a fraction of the memory of maps and of the
// time to copy them. Nobody writes to it.
type packed []packedValue

type packedValue struct {
	key   string // in a map
	value any    // packedMap and packedList stand for containers
	n     int    // of a container's values
}

type (
	packedMap  struct{}
	packedList struct{}
)

// pack returns v, packed if it is a container. The result shares none with v.
func pack(v any) any {
	if !isContainer(v) {
		return v
	}
	var room [32]packedValue
	return slices.Clone(packed(room[:0]).add("", v))
}

func (p packed) add(key string, v any) packed {
	switch v := v.(type) {
	case map[string]any:
		p = append(p, packedValue{key, packedMap{}, len(v)})
		for k, e := range v {
			p = p.add(k, e)
		}
	case []any:
		p = append(p, packedValue{key, packedList{}, len(v)})
		for _, e := range v {
			p = p.add("", e)
		}
	default:
		p = append(p, packedValue{key: key, value: v})
	}
	return p
}

// unpack returns the snapshot and what follows it in the list.
func (p packed) unpack() (any, packed) {
	v, rest := p[0], p[1:]
	switch v.value.(type) {
	case packedMap:
		m := make(map[string]any, v.n)
		for range v.n {
			key := rest[0].key
			m[key], rest = rest.unpack()
		}
		return m, rest
	case packedList:
		list := make([]any, v.n)
		for i := range list {
			list[i], rest = rest.unpack()
		}
		return list, rest
	default:
		return v.value, rest
	}
}
