package suite

import (
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"time"
)

// Message is the text of every record.
const Message = "order placed"

// Order is what is logged.
type Order struct {
	ID       string
	Items    int
	Express  bool
	Took     time.Duration
	Total    float64
	Customer Customer
	Cart     map[string]any
	Prior    string
	Attempt  int
}

// Customer is what is logged as a group.
type Customer struct{ ID, Plan, Country string }

// Placed returns the order. It comes from a variable, so that neither the
// compiler nor the runtime can use constants: boxing its values costs what it
// costs in a real program.
func Placed() *Order { return &order }

var order = Order{
	ID:       "ord-93-4417",
	Items:    4217,
	Express:  true,
	Took:     38*time.Millisecond + 211*time.Microsecond,
	Total:    129.95,
	Customer: Customer{ID: "cus-5580", Plan: "business", Country: "Norway"},
	Cart: map[string]any{
		"currency": "EUR",
		"lines":    311,
		"shipping": map[string]any{
			"method": "courier",
			"address": map[string]any{
				"city": "Bergen",
				"zip":  "5003",
			},
		},
	},
	Prior:   "ord-93-4098",
	Attempt: 1207,
}

// The texts that must be found in whatever a contender sends.
var (
	wantScalars = []string{"order_id", "ord-93-4417", "items", "4217", "express", "took", "total", "129.95"}
	wantChain   = append([]string{"prior", "ord-93-4098", "attempt", "1207", "request"}, wantScalars...)
	wantError   = append([]string{"cus-5580", "business", "Norway", "currency", "courier", "Bergen", "5003", "card declined"}, wantScalars...)
)

// MaxAttrs is the largest number of attributes in the series over their number.
const MaxAttrs = 20

var (
	attrKeys     [MaxAttrs]string
	attrStrings  [MaxAttrs]string
	attrInts     [MaxAttrs]int
	attrBools    [MaxAttrs]bool
	attrTimes    [MaxAttrs]time.Duration
	attrFloats   [MaxAttrs]float64
	levels       = [...]string{"level1", "level2", "level3", "level4", "level5"}
	levelStrings = [...]string{"value at 1", "value at 2", "value at 3", "value at 4", "value at 5"}
)

func init() {
	for i := range MaxAttrs {
		attrKeys[i] = fmt.Sprintf("field_%02d", i+1)
		attrStrings[i] = fmt.Sprintf("value %02d", i+1)
		attrInts[i] = 10_000 + i
		attrBools[i] = i%2 == 0
		attrTimes[i] = time.Duration(i+1) * 1001 * time.Microsecond
		attrFloats[i] = 1000.5 + float64(i)
	}
}

// Scalar returns attribute i of the series; the five scalar kinds take turns.
func Scalar(i int) slog.Attr {
	switch i % 5 {
	case 0:
		return slog.String(attrKeys[i], attrStrings[i])
	case 1:
		return slog.Int(attrKeys[i], attrInts[i])
	case 2:
		return slog.Bool(attrKeys[i], attrBools[i])
	case 3:
		return slog.Duration(attrKeys[i], attrTimes[i])
	default:
		return slog.Float64(attrKeys[i], attrFloats[i])
	}
}

// putScalar is Scalar for a map, as one would write it by hand.
func putScalar(m map[string]any, i int) {
	switch i % 5 {
	case 0:
		m[attrKeys[i]] = attrStrings[i]
	case 1:
		m[attrKeys[i]] = attrInts[i]
	case 2:
		m[attrKeys[i]] = attrBools[i]
	case 3:
		m[attrKeys[i]] = attrTimes[i]
	default:
		m[attrKeys[i]] = attrFloats[i]
	}
}

// Level returns the key of the group at level i, and the value of the attribute
// "value" in it.
func Level(i int) (key, value string) { return levels[i], levelStrings[i] }

// nested returns the levels from i to depth-1 as groups in each other, one
// scalar in each.
func nested(i, depth int) slog.Attr {
	value := slog.String("value", levelStrings[i])
	if i == depth-1 {
		return slog.GroupAttrs(levels[i], value)
	}
	return slog.GroupAttrs(levels[i], value, nested(i+1, depth))
}

// nestedMap is nested for a map.
func nestedMap(i, depth int) map[string]any {
	if i == depth-1 {
		return map[string]any{"value": levelStrings[i]}
	}
	return map[string]any{"value": levelStrings[i], levels[i+1]: nestedMap(i+1, depth)}
}

func wantAttrs(n int) []string {
	want := make([]string, n)
	for i := range want {
		want[i] = attrKeys[i]
	}
	return want
}

func wantDepth(depth int) []string {
	var want []string
	for i := range depth {
		want = append(want, levels[i], levelStrings[i])
	}
	return want
}

// fail returns a new error for each event: a contender that reports the same
// error value once only would otherwise measure nothing from the second on.
func fail(n int) error {
	return fmt.Errorf("charge order %s: %w", strconv.Itoa(n), errDeclined)
}

var errDeclined = errors.New("card declined")
