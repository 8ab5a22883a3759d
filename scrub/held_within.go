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

func withinOf(key string) within {
	last := strings.ToLower(key[lastWord(key):])
	switch {
	case last == "ref":
		return withinRef
	case isWordOf(last, " errors violations "):
		return withinErrors
	case isWordOf(last, " services jobs containers deployments commands routes modules components tables queues topics apps applications stages tasks "+
		"endpoints models databases packages workloads pods stacks networks volumes upstreams dependencies "):
		return withinNames
	case isWordOf(last, " share shares ratio ratios rate rates count counts counter counters gauge gauges stats statistics total totals distribution "+
		"breakdown usage metrics histogram histograms percent percentage latency latencies duration durations ms hits misses calls "):
		return withinNumbers
	case isWordOf(last, " lifetime lifetimes ttl ttls timeout timeouts expiry expirations limit limits quota quotas maxage size sizes length lengths logins signins attempts failures "+
		"outcomes reasons rejected accepted dropped blocked findings alerts detections "), strings.HasPrefix(key, "by_"), strings.Contains(key, "_by_"), len(key) > 2 && key[:2] == "by" && upperFirst(key[2:]), containsFold(key, "ttl_"), containsFold(key, "timeout_"), containsFold(key, "lifetime_"):
		return withinTallies
	case isWordOf(last, " permission permissions scopes acl rights grants privileges "):
		return withinRights
	case isWordOf(last, " unit units "):
		return withinUnits
	case isWordOf(last, " dependencies requires engines versions "):
		return withinVersions
	case isWordOf(last, " properties definitions defs schemas "):
		return withinFields
	case isWordOf(last, " flags features toggles experiments rollouts variations killswitches "):
		return withinFlags
	case isWordOf(last, " analysis analyzer analyze tokenizer lexer parser nlp highlight deck theme design "):
		return withinWords
	case strings.EqualFold(key, "s3"), isWordOf(last, " object project context cache category template ticket plan record flag feature translation experiment variant gcs bucket storage upload blob minio r2 license repository commit_status status issue space board epic file asset document "),
		isWordOf(last, " objects uploads deleted contents tags filters configurations dimensions labels "):
		return withinThing
	case isWordOf(last, " columns fields items rows cells options choices menus tabs facets sorts buttons steps props attributes sections categories questions languages locales themes shortcuts entries buckets breadcrumbs headings groups series indexes segments rules goals audiences cohorts widgets charts panels pages screens slots blocks layers regions flags features experiments variations "):
		return withinMany
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
