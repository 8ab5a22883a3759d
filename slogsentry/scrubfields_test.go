package slogsentry

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/getsentry/sentry-go/attribute"
)

const leaky = "password=hunter2hunter2"

// fill puts a secret into all texts that v has room for, and an element into each
// list, map and pointer.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(leaky)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte(leaky))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for _, key := range []string{"trace", leaky} {
			e := reflect.New(v.Type().Elem()).Elem()
			fill(e)
			v.SetMapIndex(reflect.ValueOf(key), e)
		}
	case reflect.Interface:
		if s := sentry.CrontabSchedule(leaky); reflect.TypeOf(s).Implements(v.Type()) && v.NumMethod() > 0 {
			v.Set(reflect.ValueOf(s))
		} else if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(leaky))
		}
	case reflect.Struct:
		switch v.Interface().(type) {
		case time.Time:
			return
		case attribute.Value:
			v.Set(reflect.ValueOf(attribute.StringValue(leaky)))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	}
}

// leaks adds the places below path that still hold the secret.
func leaks(out map[string]bool, path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if strings.Contains(v.String(), "hunter2") {
			out[path] = true
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			leaks(out, path, v.Elem())
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			leaks(out, path, reflect.ValueOf(string(v.Bytes())))
			return
		}
		for i := range v.Len() {
			leaks(out, path, v.Index(i))
		}
	case reflect.Map:
		for key, e := range v.Seq2() {
			leaks(out, path+" key", key)
			leaks(out, path, e)
		}
	case reflect.Struct:
		if a, ok := v.Interface().(attribute.Value); ok {
			leaks(out, path, reflect.ValueOf(fmt.Sprint(a.AsInterface())))
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				leaks(out, strings.TrimPrefix(path+"."+f.Name, "."), v.Field(i))
			}
		}
	}
}

// Every text of an event is filtered, but for those named here.
// https://github.com/getsentry/sentry-mcp/issues/440
func TestEveryTextOfAnEventIsScrubbed(t *testing.T) {
	const (
		code  = "a name or place of code, which is the compiler's, and costs to look at in each frame"
		word  = "one of a few words of the protocol"
		id    = "an identifier that Sentry must find unchanged"
		sdk   = "sentry-go writes it"
		other = "sentry-go passes it to hooks of its own"
		fixed = "cannot be changed from outside sentry-go"
		local = "is not sent"
	)
	exempt := map[string]string{
		"Modules": code, "Modules key": code, "DebugMeta": code,
		"EventID": id, "CheckIn.ID": id,
		"Type": word, "Level": word, "Breadcrumbs.Level": word, "CheckIn.Status": word, "TransactionInfo.Source": word,
		"Platform": sdk, "Sdk": sdk,
		"Logs": other, "Metrics": other,
		"MonitorConfig.Schedule": fixed,
		"Spans.Source":           local,
	}
	for _, field := range []string{
		"Function", "Symbol", "Module", "Filename", "AbsPath", "Package",
		"InstructionAddr", "AddrMode", "SymbolAddr", "ImageAddr", "Platform",
	} {
		exempt["Exception.Stacktrace.Frames."+field] = code
		exempt["Threads.Stacktrace.Frames."+field] = code
	}
	event := new(sentry.Event)
	fill(reflect.ValueOf(event).Elem())
	found := map[string]bool{}
	leaks(found, "", reflect.ValueOf(NewIntegration(nil).process(event)))
	used := map[string]bool{}
	for _, path := range slices.Sorted(maps.Keys(found)) {
		at := path
		for exempt[at] == "" && strings.Contains(at, ".") {
			at = at[:strings.LastIndexByte(at, '.')]
		}
		if exempt[at] == "" {
			t.Errorf("%s is not filtered", path)
		}
		used[at] = true
	}
	for path := range exempt {
		if !used[path] {
			t.Errorf("%s is exempt, but filtered", path)
		}
	}
}

// So is every text of a log or a metric.
func TestEveryTextOfLogsAndMetricsIsScrubbed(t *testing.T) {
	exempt := map[string]bool{"Level": true, "Type": true} // words of the protocol
	var o sentry.ClientOptions
	NewIntegration(nil).Install(&o)
	var l sentry.Log
	var m sentry.Metric
	fill(reflect.ValueOf(&l).Elem())
	fill(reflect.ValueOf(&m).Elem())
	l.Attributes["list "+leaky] = attribute.StringSliceValue([]string{leaky})
	l.Attributes["number "+leaky] = attribute.IntValue(1)
	found := map[string]bool{}
	leaks(found, "", reflect.ValueOf(o.BeforeSendLog(&l)))
	leaks(found, "", reflect.ValueOf(o.BeforeSendMetric(&m)))
	for path := range found {
		if !exempt[path] {
			t.Errorf("%s is not filtered", path)
		}
	}
}

// Names as programs have them stay as they are.
func TestOrdinaryNamesStay(t *testing.T) {
	for _, name := range []string{
		"v1.0.0", "shop@1.2.3+linux.arm64", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3-dirty",
		"v0.0.0-20240102150405-a94a8fe5ccb1", "github.com/acme/shop@v1.2.3", "production-eu-west-1", "checkout-7d9f8b6c5d-x2k4j",
		"ip-10-0-12-34.eu-west-1.compute.internal", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "20240102150405",
		"auto.http.server", "db.sql.transaction", "application/json; charset=utf-8", "nightly-backup-of-tokens", "Europe/Berlin",
		"sentry.sdk.version", "http.response.status_code",
	} {
		event := &sentry.Event{
			ServerName: name, Release: name, Environment: name, Dist: name, Logger: name,
			CheckIn: &sentry.CheckIn{MonitorSlug: name},
			Spans:   []*sentry.Span{{Op: name}},
			Threads: []sentry.Thread{{Name: name}},
		}
		e := NewIntegration(nil).process(event)
		for _, got := range []string{e.ServerName, e.Release, e.Environment, e.Dist, e.Logger, e.CheckIn.MonitorSlug, e.Spans[0].Op, e.Threads[0].Name} {
			if got != name {
				t.Errorf("%s became %s", name, got)
			}
		}
	}
}
