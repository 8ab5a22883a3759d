package scrub

// Limits bounds one call of [Scrubber.Value] and its relatives. What lies
// beyond a limit is replaced by a visible marker, never passed on unseen. A
// zero or negative field means its default.
type Limits struct {
	// Depth is how many containers may be nested. Default 64.
	Depth int
	// Nodes is how many values a result may hold, containers included.
	// Default 10,000.
	Nodes int
	// String is the length in bytes above which one string is cut.
	// Default 65,536.
	String int
	// Total is how many bytes all strings and long keys of one result may hold
	// together. Default 524,288.
	Total int
}

const (
	defaultDepth  = 64
	defaultNodes  = 10_000
	defaultString = 64 << 10
	defaultTotal  = 512 << 10
)

func (l Limits) withDefaults() Limits {
	or := func(v, def int) int {
		if v <= 0 {
			return def
		}
		return v
	}
	return Limits{
		Depth:  or(l.Depth, defaultDepth),
		Nodes:  or(l.Nodes, defaultNodes),
		String: or(l.String, defaultString),
		Total:  or(l.Total, defaultTotal),
	}
}
