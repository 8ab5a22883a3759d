package scrub

import "strings"

// within is what the key of a container says about the entries in it.
type within uint8

const (
	withinRef      within = iota + 1 // a reference: "key" is the name of an entry elsewhere
	withinErrors                     // texts are what a program says about what is named
	withinNames                      // keys are the names of parts of a system
	withinNumbers                    // numbers are measures
	withinTallies                    // numbers among nothing but numbers are measures
	withinRights                     // texts are what may be done with what is named
	withinUnits                      // texts are the units of what is told elsewhere
	withinVersions                   // texts are the versions of what is named
	withinFields                     // keys are the names of fields, whose schemas stand under them
	withinThing                      // "key" is what the thing is found by
	withinMany                       // they are many, and "key" is the name of each
	withinFlags                      // keys are the names of features, which are on or off
	withinWords                      // tokens are words
)

func (v *keyVerdict) says(in within) bool { return v != nil && v.within == in }

// rights are what may be done.
const rights = " read write none admin deny allow full readwrite list get view edit manage "

// units are those of lifetimes.
const units = " second seconds minute minutes hour hours day days week weeks month months year years s m h d "

// withinWordLists are the last words of the names of containers, in small letters.
var withinWordLists = [...]struct {
	within within
	words  string
}{
	{withinRef, "ref"},
	{withinErrors, "errors violations"},
	{withinNames, `services jobs containers deployments commands routes modules components tables queues topics apps applications stages tasks
		endpoints models databases packages workloads pods stacks networks volumes upstreams dependencies`},
	{withinNumbers, `share shares ratio ratios rate rates count counts counter counters gauge gauges stats statistics total totals distribution
		breakdown usage metrics histogram histograms percent percentage latency latencies duration durations ms hits misses calls`},
	{withinTallies, `lifetime lifetimes ttl ttls timeout timeouts expiry expirations limit limits quota quotas maxage size sizes length lengths logins signins
		attempts failures outcomes reasons rejected accepted dropped blocked findings alerts detections`},
	{withinRights, "permission permissions scopes acl rights grants privileges"},
	{withinUnits, "unit units"},
	{withinVersions, "requires engines versions"},
	{withinFields, "properties definitions defs schemas"},
	{withinFlags, "flags features toggles experiments rollouts variations killswitches"},
	{withinWords, "analysis analyzer analyze tokenizer lexer parser nlp highlight deck theme design"},
	{withinThing, `object project context cache category template ticket plan record flag feature translation experiment variant gcs bucket storage upload blob minio
		license repository status issue space board epic file asset document objects uploads deleted contents tags filters configurations dimensions labels`},
	{withinMany, `columns fields items rows cells options choices menus tabs facets sorts buttons steps props attributes sections categories questions languages themes
		shortcuts entries buckets breadcrumbs headings groups series indexes segments rules goals audiences cohorts widgets charts panels pages screens slots blocks
		layers regions locales`},
}

// withins are withinWordLists by word.
var withins = func() map[string]within {
	m := map[string]within{}
	for _, l := range withinWordLists {
		for w := range strings.FieldsSeq(l.words) {
			if m[w] != 0 {
				panic("scrub: " + w + " says two things about what is in it")
			}
			m[w] = l.within
		}
	}
	return m
}()

func withinOf(key string) within {
	var buf [maxListWord]byte
	if in := withins[string(lowered(buf[:], key[lastWord(key):]))]; in != 0 {
		return in
	}
	switch {
	case strings.HasPrefix(key, "by_"), len(key) > 2 && key[:2] == "by" && upperFirst(key[2:]),
		strings.Contains(key, "_by_"), containsFold(key, "ttl_"), containsFold(key, "timeout_"), containsFold(key, "lifetime_"):
		return withinTallies
	case isWordOf(key, " s3 r2 "):
		return withinThing
	}
	return 0
}

// lastWord returns where the last word of a name starts.
func lastWord(key string) int {
	i := len(key)
	for i > 0 && isAlpha(key[i-1]) {
		if i--; 'A' <= key[i] && key[i] <= 'Z' && i > 0 && 'a' <= key[i-1] && key[i-1] <= 'z' {
			break
		}
	}
	return i
}
