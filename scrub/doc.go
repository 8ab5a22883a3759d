// Package scrub removes secrets from Go values, keys and texts before they
// leave the process. It needs nothing but the standard library.
//
//	safe := scrub.Default().Value(v)
//
// One walk over a value does two jobs: what is sensitive is replaced, and what
// comes out is a snapshot that can always be encoded as JSON and shares nothing
// with the program any more. Everything is decided by three kinds of rules.
//
//   - Keys. A value under a sensitive key is replaced, whatever it is: a text, a
//     number, a bool or a container; of containers what only describes may stay,
//     see below. Keys are compared by their words, without regard to case and to
//     how they are joined: userPassword, X-API-KEY and db.pwd are sensitive;
//     monkey, shipping and max_tokens are not. A secret is a value: what is only
//     said about secrets, their number, policy, name, id, type, time or whether
//     there is one, is harmless. Of the URL of a database or a queue, as under
//     DATABASE_URL, only the password goes. See [Scrubber.Sensitive],
//     [Scrubber.Filters], [WithKeys] and [WithoutKeys].
//   - Texts. Every text that is kept is scanned for secrets: in JSON, URLs,
//     headers, key=value pairs, connection strings, sentences and the calls of
//     stack traces, and by their known shapes. What surrounds a secret stays. See [Scrubber.Text].
//   - Limits. What is too deep, too large, cyclic, unknown or panicking is
//     replaced by a marker. Nothing is passed on that was not looked at.
//
// nil, an empty text and an empty container stay what they are under any key:
// there is nothing to hide, and that a credential is missing is often what one
// looks for.
//
// # What values look like
//
// A result consists of nil, bool, string, finite numbers of the built-in types,
// [encoding/json.Number], map[string]any and []any. It has the names and the
// structure that [encoding/json] and [log/slog.JSONHandler] give the value:
// struct fields by their json tags with omitempty, omitzero and string, embedded
// fields promoted, unexported ones and those tagged "-" left out, map keys as
// texts. Encoded, it is what those would have printed, with these exceptions:
//
//   - [log/slog.LogValuer], wherever it stands: what it resolves to. A
//     [log/slog.Value] or a list of attributes: what it holds.
//
//   - error, wherever it stands: its text, unless it is a
//     [encoding/json.Marshaler].
//
//   - []byte and other lists of bytes: text if they are text, so that they can
//     be scanned, else "[Binary: 12 bytes]". An array of bytes stays a list of
//     numbers, unless it spells a secret.
//
//   - [encoding/json.RawMessage] and what a MarshalJSON method returns: nested
//     data; if it is no JSON, text.
//
//   - [net/url.URL]: its text. [net/http.Request] and [net/http.Response]:
//     method, URL, host or status, and headers, never the body.
//     [net/http.Cookie]: name, value, domain and path. An embedded one of these
//     is a field with the name of its type.
//
//   - Private keys, that is types with a method Public() crypto.PublicKey: the
//     replacement.
//
//   - [context.Context]: "[Context]". What it carries is never looked at.
//
//   - Channels, functions, complex numbers and unsafe pointers: a marker; nil if
//     they are nil. NaN and infinities: "NaN", "+Inf" and "-Inf".
//
//   - Times that JSON cannot represent: as [time.RFC3339Nano] has them.
//
//   - Maps with keys that JSON does not know: the key's own JSON as its name.
//
//   - Integers of 15 or 16 digits that are payment card numbers: the replacement.
//
// fmt.Stringer is not called, as encoding/json does not. Invalid UTF-8 becomes
// U+FFFD. Of entries whose keys become equal all are kept, as key, key#2 and so
// on.
//
// # Names beside values
//
// Data often names a value beside it. The name then counts as its key:
//
//	{"name": "DB_PASSWORD", "value": "x"}      {"field": "pin", "old": 1, "new": 2}
//	[["Authorization", "x"], ["Accept", "y"]]  ["Host", "h", "X-Api-Key", "x"]
//	{"columns": ["id", "pin"], "rows": [[1, 1234]]}  ["--password", "x"]
//
// A text under "key" is then a name as well and stays, if it reads like one; so
// it does beside the size, ETag or topic of a stored object or a message. The
// data of a Kubernetes object of the kind Secret is filtered whole, and of a JSON
// Web Key the members that RFC 7518 calls private.
//
// {"code": "x", "grant_type": "authorization_code"}, {"account": "1", "routing":
// "2"}, {"value": "x", "sensitive": true} and the marks and resources of Terraform
// are known as well.
//
// # Containers under sensitive keys
//
// Under password, secret, token, cookie and all other strong names a container is
// replaced as a whole, unless everything in it only describes, or else has the name
// of a secret itself or that of its value:
//
//	{"password": {"min_length": 12}}  {"token": {"type": "Bearer", "expires_in": 60}}
//	{"password": ["is too short"]}    {"token": {"type": "Bearer", "value": "[Filtered]"}}
//
// Session, auth, mfa, otp, csrf, jwt, pin and, as whole names, api, key and keys
// are also titles of sections. There each entry is judged. What describes by its
// own name stays: bools, numbers that measure, texts under type, method, store,
// timeout and the like that do not look generated. All else is replaced, and the
// container as a whole if less than half of it describes:
//
//	{"session": {"store": "redis", "timeout": "20m", "secret": "[Filtered]"}}
//
// All forms of values follow the same rule, JSON in a text included;
// [Scrubber.ReplaceAttr], which sees the members of a group one by one, filters
// all of them.
//
// # Struct tags
//
// The author of a type decides with a tag:
//
//	Answer string `scrub:"filter"` // always replaced
//	Token  string `scrub:"keep"`   // not replaced for its name
//
// A kept field is still walked, and its texts are scanned; what it says together
// with its neighbours, as above, still counts. A value of the tag that is not
// known means filter. A tag on an embedded struct holds for all its fields.
//
// Where the type, or one that it embeds, has a method MarshalJSON or LogValue,
// scrub:"filter" holds for the entries with the field's name in Go or JSON, in
// any case, in the object or group that the method returns; if it returns
// anything else, and for MarshalText and Error, all of it is replaced. Names that
// only the method knows are not found, nor are tags of other structs that it
// encodes. The text of an error alone tells nothing of its type, so what wraps
// the error may still show it, and handlers call LogValue before
// [Scrubber.ReplaceAttr] sees the attribute.
//
// The tag is known where the struct is walked: a snapshot is plain data, and if
// it is scrubbed once more, keys decide again. To keep a name everywhere, use
// [WithoutKeys].
//
// # Markers
//
//	[Filtered]              sensitive; see WithReplacement
//	[Cycle]                 a container inside itself
//	[Too deep]              nested deeper than Limits.Depth
//	[Truncated]             beyond Limits.Nodes or Limits.Total; in a map, the key
//	                        of the number of entries that are left out
//	[Truncated] 3 more      the last element of a list that was cut
//	text... [Truncated]     a text longer than Limits.String
//	[Panic: pkg.Type]       a method of the value panicked
//	[Panic]                 so did this package
//	<nil>                   a method panicked on a nil pointer
//	[Unencodable: pkg.Type] a marshaler returned an error
//	[Unsupported: chan]     a kind that no encoding shows
//	[Endless LogValuer]     a LogValuer that returned only LogValuers
//	[Binary: 12 bytes]      bytes that are no text
//	[Context]               a context
//
// # Guarantees
//
// A Scrubber never writes to what it is given, never panics and holds no lock
// while it calls methods of users, whose running time is their own. Scrubbing a
// result again changes nothing, but for the struct tags named above, patterns that
// find something in what a replacement left, and a replacement that reads like a
// secret itself, such as "password=x". Values that other goroutines change
// meanwhile are a data race, as for any reader.
package scrub
