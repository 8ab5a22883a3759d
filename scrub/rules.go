// # Names
//
// A name is read like an English compound: its last words say what the value
// is. It is cut into words at separators, case changes and digits, and runs of
// letters by a vocabulary, so that access_token, accessToken and ACCESSTOKEN are
// the same.
//
//   - Strong words make a name sensitive wherever they stand: password, secret,
//     token, credential, jwt, otp, and units such as api key, private key, credit
//     card, connection string. Weak words do when nothing follows that changes
//     the meaning: auth, cookie, session, pin, cvv, ssn, csrf, signature, salt.
//     key and api are sensitive as the whole name; key, code and number at the
//     end of a longer one by the word before them: signing_key, recovery_code,
//     card_number, but not sort_key, status_code and order_number.
//
//   - A descriptor right after the secret or at the end of the name says that
//     the value is something else: a count or size, a time, a kind or policy, a
//     state, a place or reference, a part of the machinery. token_type,
//     password_length, session_timeout, secret_name, cookie_domain and auth_url
//     are kept.
//
//   - Questions, actions and quantities before the secret do the same:
//     has_password, use_token, max_tokens, active_sessions, prompt_tokens.
//
// # Texts
//
// A text is scanned in one pass that takes time linear in its length, and again
// only if something was replaced. Found are
//
//   - pairs of a sensitive name and a value: JSON in any number of layers and cut
//     off anywhere, logfmt, dumps of values, YAML, ini, XML, tables, headers, URL
//     queries and forms, command lines, connection strings, SQL;
//
//   - passwords in URLs and data source names;
//
//   - words that follow the name of a secret in a sentence, or stand before it, if
//     they look like one: "password hunter2 rejected", "password for ann was reset
//     to x", "482910 is your login code", but not "password is required";
//
//   - tokens by the form that their issuers give them, credentials after Bearer,
//     Basic and Digest, JSON Web Tokens, private keys in PEM, payment card
//     numbers, and US social security numbers beside their name.
//
// In free text, key and api need a value that looks generated: "key=users:42" is
// kept. Placeholders such as ***, ${NAME} and <token>, and expressions of
// programs such as os.Getenv("API_TOKEN"), are kept too.
package scrub
