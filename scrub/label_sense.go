package scrub

// A labelSense is what a key says about the name under it, see labels.
type labelSense uint16

const (
	labelType       labelSense = 1 << iota // of a resource
	labelStored                            // a secret in a store
	labelPath                              // a thing, with the path to it
	labelSystem                            // a list of numbers of persons, as FHIR has them
	labelQuestion                          // a question
	labelPrompt                            // what people read before they enter something
	labelOnlyPrompt                        // so, and nothing else
	labelFlag                              // an argument of a command, if it has a hyphen
	labelKind                              // a resource of Kubernetes
)

// labelKeys are the keys of those that hold for any spelling.
var labelKeys = []struct {
	sense labelSense
	keys  string
}{
	{labelStored, " secret_name secretname secret_path secretpath "},
	{labelQuestion, " question q pregunta frage "},
	{labelPrompt, " prompt question label field feld champ campo flag "},
	{labelOnlyPrompt, " prompt flag feld champ campo frage pregunta art typ tipo soort rodzaj laji tur clase nature scheme document doc "},
}

func labelSenseOf(key string) labelSense {
	var sense labelSense
	switch key {
	case "type":
		sense = labelType
	case "id", "name":
		sense = labelPath
	case "system":
		sense = labelSystem
	case "flag":
		sense = labelFlag
	case "kind":
		sense = labelKind
	}
	for _, l := range labelKeys {
		if isWordOf(key, l.keys) {
			sense |= l.sense
		}
	}
	return sense
}
