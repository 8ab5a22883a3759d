package transport

import (
	"encoding/json"
	"reflect"
	"sync"
	"time"

	"github.com/getsentry/sentry-go"
)

// sameAsSDK reports whether what is written by hand is what the SDK would send.
// A later version of the SDK may have fields that are not known here; it then
// does all of the encoding, so that none is lost.
var sameAsSDK = sync.OnceValue(func() bool {
	full := &sentry.Event{
		Breadcrumbs: []*sentry.Breadcrumb{new(sentry.Breadcrumb)},
		Exception:   make([]sentry.Exception, 1),
		Threads:     make([]sentry.Thread, 1),
	}
	fill(reflect.ValueOf(full.Breadcrumbs[0]).Elem())
	fill(reflect.ValueOf(&full.Exception[0]).Elem())
	fill(reflect.ValueOf(&full.Threads[0]).Elem())
	var w writer
	w.begin()
	list(&w, "breadcrumbs", full.Breadcrumbs, (*writer).breadcrumb)
	elements(&w, "exception", full.Exception, (*writer).exception)
	elements(&w, "threads", full.Threads, (*writer).thread)
	w.end()
	want, err := json.Marshal(map[string]any{
		"breadcrumbs": full.Breadcrumbs,
		"exception":   full.Exception,
		"threads":     full.Threads,
	})
	return err == nil && sameJSON(w.buf, want)
})

func sameJSON(a, b []byte) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

// fill sets v, and all that can be reached from it, to something that is not zero.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint, reflect.Uint64:
		v.SetUint(1)
	case reflect.Float64:
		v.SetFloat(1.5)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		if v.Type() == reflect.TypeFor[map[string]any]() {
			v.Set(reflect.ValueOf(map[string]any{"k": "v"}))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(1, 0)))
			return
		}
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				fill(f)
			}
		}
	}
}
