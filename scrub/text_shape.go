package scrub

import "strings"

// shape is a kind of token that its issuer lets start with a fixed text.
type shape struct {
	prefix string
	min    int    // bytes at least after the prefix
	max    int    // and at most, 0 for any number
	set    uint8  // which bytes may follow
	need   uint8  // what must be among them
	keep   string // a part of prefix that is no secret (a URL), kept
	parts  int    // parts of the path after it that are kept too
}

// Sets of bytes that tokens are made of.
const (
	setHex uint8 = iota
	setUpper
	setAlnum
	setWord // letters, digits, _ and -
	setDot  // and .
	setPath // and / + = ~ %
)

const (
	needDigit uint8 = 1 << iota
	needMixed       // a digit, or capitals and small letters
	needJoin        // an underscore
)

// shapes lists the token forms by issuer, as their documentation and the rule
// sets of secret scanners describe them. Publishable keys (Stripe's pk_,
// Mapbox's pk.) and plain identifiers are not in it.
var shapes = []shape{
	// Amazon: long-term and session access keys, STS bearer, Bedrock.
	{prefix: "AKIA", min: 16, max: 16, set: setUpper}, {prefix: "ASIA", min: 16, max: 16, set: setUpper},
	{prefix: "ABIA", min: 16, max: 16, set: setUpper}, {prefix: "ACCA", min: 16, max: 16, set: setUpper},
	{prefix: "ABSK", min: 60, set: setPath}, {prefix: "bedrock-api-key-", min: 20, set: setPath},
	// Google: API key, OAuth access, refresh and client secret.
	{prefix: "AIza", min: 30, max: 42, set: setWord}, {prefix: "ya29.", min: 16, set: setDot},
	{prefix: "GOCSPX-", min: 20, set: setWord}, {prefix: "1//0", min: 30, set: setWord},
	// GitHub, GitLab, Bitbucket, Atlassian.
	{prefix: "ghp_", min: 16, set: setAlnum}, {prefix: "gho_", min: 16, set: setAlnum}, {prefix: "ghu_", min: 16, set: setAlnum},
	{prefix: "ghs_", min: 16, set: setDot}, {prefix: "ghr_", min: 16, set: setAlnum}, {prefix: "github_pat_", min: 20, set: setWord},
	{prefix: "glpat-", min: 16, set: setDot}, {prefix: "gldt-", min: 16, set: setWord}, {prefix: "glrt-", min: 16, set: setDot},
	{prefix: "s-s4t2ud-", min: 40, set: setHex}, {prefix: "s-s4t2af-", min: 40, set: setHex}, {prefix: "ZXlK", min: 80, set: setPath}, // a JWT in base64 once more
	{prefix: "glcbt-", min: 16, set: setWord}, {prefix: "glptt-", min: 16, set: setWord}, {prefix: "glft-", min: 16, set: setWord},
	{prefix: "glsoat-", min: 16, set: setWord}, {prefix: "glimt-", min: 16, set: setWord}, {prefix: "glagent-", min: 16, set: setWord},
	{prefix: "gloas-", min: 16, set: setWord}, {prefix: "glffct-", min: 16, set: setWord}, {prefix: "glwt-", min: 16, set: setWord},
	{prefix: "GR1348941", min: 16, set: setWord}, {prefix: "ATATT3", min: 20, set: setPath}, {prefix: "ATBB", min: 24, set: setAlnum, need: needDigit},
	{prefix: "ATCTT3", min: 20, set: setPath},
	// Slack, Discord's and Microsoft's webhooks are URLs.
	{prefix: "xoxb-", min: 10, set: setWord}, {prefix: "xoxp-", min: 10, set: setWord}, {prefix: "xoxa-", min: 10, set: setWord},
	{prefix: "xoxr-", min: 10, set: setWord}, {prefix: "xoxs-", min: 10, set: setWord}, {prefix: "xoxe-", min: 10, set: setWord},
	{prefix: "xoxe.", min: 10, set: setDot}, {prefix: "xoxc-", min: 10, set: setWord}, {prefix: "xoxd-", min: 10, set: setPath},
	{prefix: "xoxo-", min: 10, set: setWord}, {prefix: "xapp-", min: 10, set: setWord}, {prefix: "xwfp-", min: 10, set: setWord},
	{prefix: "hooks.slack.com/services/", min: 8, set: setPath, keep: "hooks.slack.com/services/"},
	{prefix: "hooks.slack.com/commands/", min: 8, set: setPath, keep: "hooks.slack.com/commands/"},
	{prefix: "hooks.slack.com/workflows/", min: 8, set: setPath, keep: "hooks.slack.com/workflows/"},
	{prefix: "hooks.slack.com/triggers/", min: 8, set: setPath, keep: "hooks.slack.com/triggers/"},
	{prefix: "discord.com/api/webhooks/", min: 8, set: setPath, keep: "discord.com/api/webhooks/"},
	{prefix: "discordapp.com/api/webhooks/", min: 8, set: setPath, keep: "discordapp.com/api/webhooks/"},
	{prefix: "webhook.office.com/webhookb2/", min: 8, set: setPathAt, keep: "webhook.office.com/webhookb2/", parts: 2},
	{prefix: "outlook.office.com/webhook/", min: 8, set: setPathAt, keep: "outlook.office.com/webhook/", parts: 2},
	{prefix: "hooks.zapier.com/hooks/catch/", min: 4, set: setPath, keep: "hooks.zapier.com/hooks/catch/"},
	{prefix: "maker.ifttt.com/trigger/", min: 8, set: setPath, keep: "maker.ifttt.com/trigger/"},
	{prefix: "events.pagerduty.com/integration/", min: 16, set: setAlnum, keep: "events.pagerduty.com/integration/"},
	// Others that carry their key in the path.
	{prefix: "datadoghq.com/v1/input/", min: 16, set: setAlnum, keep: "datadoghq.com/v1/input/"},
	{prefix: "datadoghq.eu/v1/input/", min: 16, set: setAlnum, keep: "datadoghq.eu/v1/input/"},
	{prefix: "infura.io/v3/", min: 24, set: setWord, keep: "infura.io/v3/"},
	{prefix: "infura.io/ws/v3/", min: 24, set: setWord, keep: "infura.io/ws/v3/"},
	{prefix: "alchemy.com/v2/", min: 20, set: setWord, keep: "alchemy.com/v2/"},
	{prefix: "loggly.com/inputs/", min: 16, set: setWord, keep: "loggly.com/inputs/"},
	{prefix: "feishu.cn/open-apis/bot/v2/hook/", min: 16, set: setWord, keep: "feishu.cn/open-apis/bot/v2/hook/"},
	{prefix: "larksuite.com/open-apis/bot/v2/hook/", min: 16, set: setWord, keep: "larksuite.com/open-apis/bot/v2/hook/"},
	{prefix: "make.com/", min: 24, set: setAlnum, keep: "make.com/"},
	{prefix: "netlify.com/build_hooks/", min: 16, set: setHex, keep: "netlify.com/build_hooks/"},
	{prefix: "nosnch.in/", min: 8, set: setAlnum, keep: "nosnch.in/"},
	{prefix: "hc-ping.com/", min: 16, set: setWord, keep: "hc-ping.com/"},
	{prefix: "healthchecks.io/ping/", min: 16, set: setWord, keep: "healthchecks.io/ping/"},
	{prefix: "sumologic.com/receiver/v1/http/", min: 20, set: setPath, keep: "sumologic.com/receiver/v1/http/"},
	{prefix: "alert.victorops.com/integrations/generic/", min: 16, set: setPath, keep: "alert.victorops.com/integrations/generic/"},
	{prefix: "api.vercel.com/v1/integrations/deploy/", min: 8, set: setPath, keep: "api.vercel.com/v1/integrations/deploy/"},
	{prefix: "hooks.zapier.com/hooks/standard/", min: 4, set: setPath, keep: "hooks.zapier.com/hooks/standard/"},
	{prefix: "chat.zulip.org/api/v1/external/", min: 8, set: setPath, keep: "chat.zulip.org/api/v1/external/"},
	{prefix: "cronitor.link/p/", min: 16, set: setPath, keep: "cronitor.link/p/"},
	{prefix: "rollbar.com/api/1/item/access_token/", min: 16, set: setHex, keep: "rollbar.com/api/1/item/access_token/"},
	{prefix: "quiknode.pro/", min: 20, set: setAlnum, keep: "quiknode.pro/"},
	{prefix: "logtail.com/in/", min: 16, set: setAlnum, keep: "logtail.com/in/"},
	{prefix: "betterstack.com/api/v1/heartbeat/", min: 16, set: setAlnum, keep: "betterstack.com/api/v1/heartbeat/"},
	// Payment.
	{prefix: "sk_live_", min: 8, set: setAlnum}, {prefix: "sk_test_", min: 8, set: setAlnum}, {prefix: "rk_live_", min: 8, set: setAlnum},
	{prefix: "rk_test_", min: 8, set: setAlnum}, {prefix: "whsec_", min: 8, set: setPath}, {prefix: "sq0atp-", min: 16, set: setWord},
	{prefix: "sq0csp-", min: 16, set: setWord}, {prefix: "rzp_live_", min: 10, set: setAlnum}, {prefix: "rzp_test_", min: 10, set: setAlnum},
	{prefix: "access_token$production$", min: 10, set: setCrypt}, {prefix: "shpat_", min: 16, set: setAlnum}, {prefix: "shpss_", min: 16, set: setAlnum},
	{prefix: "shpca_", min: 16, set: setAlnum}, {prefix: "shppa_", min: 16, set: setAlnum}, {prefix: "shptka_", min: 16, set: setAlnum},
	// Mail and messages.
	{prefix: "SG.", min: 20, set: setDot}, {prefix: "key-", min: 32, max: 32, set: setHex, need: needDigit}, {prefix: "xkeysib-", min: 20, set: setWord},
	{prefix: "xsmtpsib-", min: 20, set: setWord}, {prefix: "re_", min: 20, set: setWord, need: needDigit | needMixed | needJoin},
	{prefix: "PMAK-", min: 20, set: setWord},
	// Package registries.
	{prefix: "npm_", min: 30, set: setAlnum}, {prefix: "pypi-", min: 40, set: setWord}, {prefix: "rubygems_", min: 32, set: setHex},
	{prefix: "dckr_pat_", min: 20, set: setWord}, {prefix: "dckr_oat_", min: 20, set: setWord}, {prefix: "oy2", min: 43, max: 43, set: setAlnum}, {prefix: "cio", min: 32, max: 32, set: setAlnum, need: needDigit | needMixed},
	{prefix: "AKCp", min: 50, set: setAlnum}, {prefix: "CLOJARS_", min: 40, set: setAlnum},
	// Model providers.
	{prefix: "sk-", min: 20, set: setWord, need: needDigit}, {prefix: "gsk_", min: 20, set: setAlnum}, {prefix: "hf_", min: 20, max: 40, set: setAlnum, need: needMixed},
	{prefix: "r8_", min: 20, set: setAlnum}, {prefix: "pplx-", min: 20, set: setAlnum}, {prefix: "xai-", min: 40, set: setAlnum}, {prefix: "nvapi-", min: 30, set: setWord},
	{prefix: "tvly-", min: 20, set: setWord}, {prefix: "fw_", min: 20, set: setAlnum, need: needMixed}, {prefix: "lsv2_", min: 20, set: setWord}, {prefix: "esecret_", min: 16, set: setWord},
	// Clouds, platforms, tools.
	{prefix: "dop_v1_", min: 20, set: setHex}, {prefix: "doo_v1_", min: 20, set: setHex}, {prefix: "dor_v1_", min: 20, set: setHex},
	{prefix: "hvs.", min: 16, set: setWord}, {prefix: "hvb.", min: 16, set: setWord}, {prefix: "hvr.", min: 16, set: setWord},
	{prefix: "dp.pt.", min: 20, set: setAlnum}, {prefix: "dp.st.", min: 20, set: setDot}, {prefix: "dapi", min: 32, max: 34, set: setHexDash, need: needDigit},
	{prefix: "pul-", min: 40, set: setHex}, {prefix: "glsa_", min: 20, set: setWord}, {prefix: "glc_", min: 20, set: setPath}, {prefix: "NRAK-", min: 20, set: setUpper},
	{prefix: "NRII-", min: 20, set: setWord}, {prefix: "NRJS-", min: 16, set: setHex}, {prefix: "sntrys_", min: 20, set: setPath}, {prefix: "sntryu_", min: 20, set: setHex},
	{prefix: "sbp_", min: 30, set: setHex}, {prefix: "sb_secret_", min: 16, set: setWord}, {prefix: "pscale_tkn_", min: 20, set: setDot},
	{prefix: "pscale_pw_", min: 20, set: setDot}, {prefix: "pscale_oauth_", min: 20, set: setDot}, {prefix: "nfp_", min: 20, set: setAlnum}, {prefix: "nfc_", min: 20, set: setAlnum},
	{prefix: "tskey-", min: 16, set: setWord}, {prefix: "ops_eyJ", min: 40, set: setWord}, {prefix: "lin_api_", min: 20, set: setAlnum}, {prefix: "lin_oauth_", min: 20, set: setAlnum},
	{prefix: "ntn_", min: 20, set: setAlnum}, {prefix: "secret_", min: 32, set: setAlnum, need: needMixed}, {prefix: "figd_", min: 20, set: setWord}, {prefix: "sgp_", min: 32, set: setWord}, {prefix: "bkua_", min: 30, set: setAlnum},
	{prefix: "CCIPAT_", min: 20, set: setWord}, {prefix: "HRKU-", min: 20, set: setWord}, {prefix: "fo1_", min: 30, set: setWord}, {prefix: "fm2_", min: 40, set: setPath}, {prefix: "pat-na", min: 20, set: setWord}, {prefix: "pat-eu", min: 20, set: setWord},
	{prefix: "CFPAT-", min: 30, set: setWord}, {prefix: "EAAC", min: 60, set: setAlnum}, {prefix: "EAAG", min: 60, set: setAlnum}, {prefix: "EAAA", min: 56, set: setWord}, {prefix: "AGE-SECRET-KEY-1", min: 40, set: setUpper},
	{prefix: "phx_", min: 20, set: setWord}, {prefix: "phs_", min: 20, set: setWord}, {prefix: "sk.eyJ", min: 20, set: setDot}, {prefix: "shippo_live_", min: 20, set: setHex}, {prefix: "shippo_test_", min: 20, set: setHex},
	{prefix: "duffel_live_", min: 20, set: setWord}, {prefix: "tfp_", min: 30, set: setWord}, {prefix: "pst-", min: 16, set: setWord, need: needDigit}, {prefix: "v1.0-", min: 100, set: setHexDash}, {prefix: "FlyV1", min: 30, set: setPathSpace},
	// Password hashes of bcrypt, argon2, PBKDF2 and Apache in the form of crypt(3).
	{prefix: "2a$", min: 50, set: setCrypt}, {prefix: "2b$", min: 50, set: setCrypt}, {prefix: "2y$", min: 50, set: setCrypt},
	{prefix: "argon2i$", min: 40, set: setCrypt}, {prefix: "argon2id$", min: 40, set: setCrypt}, {prefix: "pbkdf2_sha256$", min: 40, set: setCrypt},
	{prefix: "pbkdf2-sha256$", min: 40, set: setCrypt}, {prefix: "pbkdf2-sha512$", min: 40, set: setCrypt}, {prefix: "apr1$", min: 20, set: setCrypt},
	// Alibaba, Yandex, Dynatrace, LaunchDarkly, Adobe, Adafruit, Artifactory, ClickHouse, Amazon Marketplace.
	{prefix: "LTAI", min: 12, max: 22, set: setAlnum, need: needMixed}, {prefix: "AQVN", min: 35, max: 40, set: setWord}, {prefix: "t1.9eu", min: 60, set: setPath},
	{prefix: "dt0c01.", min: 40, set: setDot}, {prefix: "dt0s01.", min: 40, set: setDot}, {prefix: "dt0s02.", min: 40, set: setDot},
	{prefix: "sdk-", min: 36, max: 36, set: setHexDash, need: needDigit}, {prefix: "api-", min: 36, max: 36, set: setHexDash, need: needDigit},
	{prefix: "p8e-", min: 32, max: 32, set: setAlnum}, {prefix: "aio_", min: 28, max: 28, set: setAlnum}, {prefix: "cmVmd", min: 59, max: 59, set: setAlnum},
	{prefix: "4b1d", min: 38, max: 38, set: setAlnum, need: needMixed}, {prefix: "amzn.mws.", min: 36, set: setHexDash},
	// More of payment and shipping: Mollie, GoCardless, Lob, Checkout.com, Plaid, Flutterwave, EasyPost, Duffel.
	{prefix: "live_", min: 30, set: setAlnum, need: needDigit}, {prefix: "test_", min: 30, set: setAlnum, need: needDigit}, {prefix: "sk_prod_", min: 10, set: setAlnum},
	{prefix: "rk_prod_", min: 10, set: setAlnum}, {prefix: "sk_sbox_", min: 10, set: setAlnum}, {prefix: "access-sandbox-", min: 36, set: setHexDash},
	{prefix: "access-development-", min: 36, set: setHexDash}, {prefix: "access-production-", min: 36, set: setHexDash}, {prefix: "FLWSECK", min: 12, set: setWord},
	{prefix: "EZAK", min: 54, max: 54, set: setAlnum}, {prefix: "EZTK", min: 54, max: 54, set: setAlnum}, {prefix: "duffel_test_", min: 20, set: setWord},
	{prefix: "shpua_", min: 16, set: setAlnum}, {prefix: "shprt_", min: 16, set: setAlnum}, {prefix: "access_token$sandbox$", min: 10, set: setCrypt},
	// Software and its makers: Dropbox, Sonar, Snyk, Trello, Bitbucket, Infracost, Prefect, ReadMe, OpenShift, Octopus, Harness,
	// Render, Buildkite, Deno, Langfuse, Hugging Face, Branch, 1Password, Facebook, Instagram, hCaptcha.
	{prefix: "sl.", min: 60, set: setWord}, {prefix: "squ_", min: 40, max: 40, set: setHex}, {prefix: "sqp_", min: 40, max: 40, set: setHex}, {prefix: "sqa_", min: 40, max: 40, set: setHex},
	{prefix: "snyk_uat.", min: 20, set: setDot}, {prefix: "snyk_sat.", min: 20, set: setDot}, {prefix: "ATTA", min: 60, set: setAlnum}, {prefix: "BBDC-", min: 40, max: 44, set: setPath},
	{prefix: "key_", min: 64, max: 64, set: setAlnum, need: needDigit}, {prefix: "ddo_", min: 30, set: setAlnum}, {prefix: "essu_", min: 60, set: setPath},
	{prefix: "GOOG1", min: 50, set: setUpper}, {prefix: "PMAT-", min: 20, set: setUpper}, {prefix: "sk-pyx-", min: 40, set: setAlnum}, {prefix: "packagist_acs_", min: 40, set: setHex},
	{prefix: "packagist_out_", min: 40, set: setHex}, {prefix: "packagist_uut_", min: 40, set: setHex}, {prefix: "packagist_ort_", min: 40, set: setHex}, {prefix: "00D", min: 70, set: setBang, need: needMixed},
	{prefix: "ddapp_", min: 30, set: setWord}, {prefix: "DDRCM_", min: 60, set: setWord}, {prefix: "ico-", min: 32, max: 32, set: setAlnum, need: needMixed}, {prefix: "pnu_", min: 36, max: 36, set: setAlnum}, {prefix: "rdme_", min: 60, set: setAlnum},
	{prefix: "sha256~", min: 43, max: 43, set: setWord}, {prefix: "API-", min: 25, max: 30, set: setUpper, need: needDigit},
	{prefix: "pat.", min: 60, set: setDot, need: needMixed}, {prefix: "sat.", min: 60, set: setDot, need: needMixed}, {prefix: "rnd_", min: 20, set: setAlnum, need: needMixed},
	{prefix: "bkpi_", min: 30, set: setAlnum}, {prefix: "ddp_", min: 30, set: setAlnum}, {prefix: "ddw_", min: 30, set: setAlnum}, {prefix: "sk-lf-", min: 36, set: setHexDash}, {prefix: "api_org_", min: 30, set: setAlnum},
	{prefix: "key_live_", min: 16, set: setAlnum}, {prefix: "A3-", min: 31, max: 40, set: setUpperDash, need: needDigit}, {prefix: "IGQV", min: 60, set: setWord}, {prefix: "IGAA", min: 60, set: setWord},
	{prefix: "EAAB", min: 60, set: setAlnum}, {prefix: "EAAM", min: 60, set: setAlnum}, {prefix: "EAAL", min: 60, set: setAlnum},
	{prefix: "AQ.Ab8", min: 30, set: setWord}, {prefix: "nsec1", min: 58, max: 58, set: setAlnum}, // the latter of Nostr
	{prefix: "4/0A", min: 16, set: setWord}, {prefix: "APA91b", min: 60, set: setWord},
	{prefix: "ES_", min: 32, max: 32, set: setHex, need: needDigit}, {prefix: "pat-ap", min: 20, set: setWord},
}

const (
	setPathAt    = setPath + 1 + iota // and @
	setHexDash                        // hex digits and -
	setPathSpace                      // a space, too
	setUpperDash                      // capitals, digits and -
	setBang                           // as setDot, and !
	setCrypt                          // paths, $ and ,
)

var setBytes = func() (t [setCrypt + 1][256]bool) {
	for b := range 256 {
		c := byte(b)
		word := isAlnum(c) || c == '_' || c == '-'
		path := word || c == '.' || strings.IndexByte("/+=~%", c) >= 0
		t[setHex][b] = isHex(c)
		t[setUpper][b] = isDigit(c) || 'A' <= c && c <= 'Z'
		t[setAlnum][b] = isAlnum(c)
		t[setWord][b] = word
		t[setDot][b] = word || c == '.'
		t[setPath][b] = path
		t[setPathAt][b] = path || c == '@'
		t[setHexDash][b] = isHex(c) || c == '-'
		t[setPathSpace][b] = path || c == ' '
		t[setBang][b] = word || c == '.' || c == '!'
		t[setCrypt][b] = path || c == '$' || c == ','
		t[setUpperDash][b] = isDigit(c) || 'A' <= c && c <= 'Z' || c == '-'
	}
	return t
}()

// gram packs three bytes, without regard to case, into 15 bits.
func gram(a, b, c byte) uint16 {
	return uint16(a&0x1f)<<10 | uint16(b&0x1f)<<5 | uint16(c&0x1f)
}

// trigger is what can start with three given bytes.
type trigger struct {
	shapes []shape
	words  []contextWord
	next   byteSet // which byte can follow
	second byteSet // and which after that
	// shortest is the length of the shortest word, 0 if there is none.
	shortest int
}

// may reports whether t can start at i, by the two bytes behind those three.
func (t *trigger) may(s string, i int) bool {
	if i+4 >= len(s) {
		return t.shortest > 0 && i+t.shortest <= len(s) // shapes are longer
	}
	return t.next.has(s[i+3]) && t.second.has(s[i+4])
}

// starts reports whether one of the words of t, or what a shape starts with,
// stands at i.
func (t *trigger) starts(s string, i int) bool {
	if t.word(s, i) != nil || s[i] == 'e' && strings.HasPrefix(s[i:], "eyJ") {
		return true
	}
	for k := range t.shapes {
		if strings.HasPrefix(s[i:], t.shapes[k].prefix) {
			return true
		}
	}
	return false
}

// word returns the word of t that stands at i, or nil.
func (t *trigger) word(s string, i int) *contextWord {
	for k := range t.words {
		w := &t.words[k]
		end := i + len(w.text)
		if end <= len(s) && s[end-1]|0x20 == w.text[len(w.text)-1]|0x20 &&
			(end == len(s) || byteClass[s[end]] != classWord || w.open()) && strings.EqualFold(s[i:end], w.text) {
			return w
		}
	}
	return nil
}

// byteSet is a set of bytes.
type byteSet [4]uint64

var allBytes = byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

func (b *byteSet) has(c byte) bool { return b[c>>6]&(1<<(c&63)) != 0 }

// add adds c in both cases.
func (b *byteSet) add(c byte) {
	b[c>>6] |= 1 << (c & 63)
	if isAlpha(c) {
		c ^= 0x20
		b[c>>6] |= 1 << (c & 63)
	}
}

// addWord adds a word. What can follow is its next bytes, and where it ends
// anything that ends a word.
func (t *trigger) addWord(w contextWord) {
	t.words = append(t.words, w)
	if n := len(w.text); t.shortest == 0 || n < t.shortest {
		t.shortest = n
	}
	for k, set := range [...]*byteSet{&t.next, &t.second} {
		switch n := len(w.text); {
		case n > 3+k:
			set.add(w.text[3+k])
		case n == 3+k && !w.open():
			for c := range 256 {
				if byteClass[c] != classWord {
					set.add(byte(c))
				}
			}
		default:
			*set = allBytes
		}
	}
}

// triggers holds what can start with given three bytes, triggerAt where in it by
// the gram of the bytes, and triggerBits for which grams there is anything: a
// table that fits in the fastest cache. Grams that differ only in what gram
// drops share an entry.
var triggers, triggerAt, triggerBits = newTriggers()

func newTriggers() (list []trigger, at [1 << 15]uint16, bits [1 << 15 / 64]uint64) {
	list = make([]trigger, 1)
	entry := func(a, b, c byte) *trigger {
		g := gram(a, b, c)
		bits[g>>6] |= 1 << (g & 63)
		if at[g] == 0 {
			at[g] = uint16(len(list))
			list = append(list, trigger{})
		}
		return &list[at[g]]
	}
	for _, s := range shapes {
		t := entry(s.prefix[0], s.prefix[1], s.prefix[2])
		t.shapes = append(t.shapes, s)
		for k, set := range [...]*byteSet{&t.next, &t.second} {
			if len(s.prefix) > 3+k {
				set.add(s.prefix[3+k])
			} else {
				*set = allBytes
			}
		}
	}
	t := entry('e', 'y', 'J')
	t.next, t.second = allBytes, allBytes
	for _, w := range contextWords {
		entry(w.text[0], w.text[1], w.text[2]).addWord(w)
	}
	for _, name := range nationalNames {
		entry(name[0], name[1], name[2]).addWord(contextWord{name, afterNational})
	}
	for name := range tools {
		entry(name[0], name[1], name[2]).addWord(contextWord{name, afterTool})
	}
	for name := range commands {
		if tools[name] == nil {
			entry(name[0], name[1], name[2]).addWord(contextWord{name, afterTool})
		}
	}
	return list, at, bits
}

// shape replaces the token that starts at i, if there is one.
func (sc *scanner) shape(i int, shapes []shape) bool {
	s := sc.s
	if s[i] == 'e' && strings.HasPrefix(s[i:], "eyJ") {
		return sc.jwt(i)
	}
	if strings.HasPrefix(s[i:], "secret_") && intentBefore(s[:i]) {
		hi := i + len("secret_")
		for hi < len(s) && isAlnum(s[hi]) {
			hi++
		}
		if hi-i >= len("secret_")+16 {
			sc.replace(i+len("secret_"), hi)
			return true
		}
	}
	if i > 0 && (s[i-1] == '_' || s[i-1] == '-' && i > 1 && isAlnum(s[i-2])) {
		return false
	}
	for n := range shapes {
		sh := &shapes[n]
		if !strings.HasPrefix(s[i:], sh.prefix) {
			continue
		}
		lo := i + len(sh.prefix)
		hi := lo
		var has uint8
		upper, lower := false, false
		for hi < len(s) && setBytes[sh.set][s[hi]] && (sh.max == 0 || hi-lo <= sh.max) {
			c := s[hi]
			if isDigit(c) {
				has |= needDigit
			}
			if c == '_' {
				has |= needJoin
			}
			upper, lower = upper || 'A' <= c && c <= 'Z', lower || 'a' <= c && c <= 'z'
			hi++
		}
		if upper && lower || has&needDigit != 0 && sh.need&needDigit == 0 {
			has |= needMixed
		}
		for hi > lo && s[hi-1] == '.' {
			hi--
		}
		n := hi - lo
		if n < sh.min || sh.max > 0 && n > sh.max || has&sh.need != sh.need || strings.Trim(s[lo:hi], "xX.-_") == "" {
			continue
		}
		if sh.prefix == "ico-" && i > 0 && s[i-1] == '.' { // favicon.ico-7a388b69.png
			continue
		}
		if sh.max > 0 && hi < len(s) && byteClass[s[hi]] == classWord {
			continue
		}
		from := i + len(sh.keep)
		for range sh.parts {
			from += strings.IndexByte(s[from:hi], '/') + 1
		}
		if from == hi {
			continue
		}
		sc.replace(from, hi)
		if sh.set == setUpper {
			sc.awsSecret(hi)
		}
		return true
	}
	return false
}

// intentBefore reports whether s ends in the id of an intent of Stripe and _,
// after which its client secret follows: pi_3Mtw_secret_x.
func intentBefore(s string) bool {
	if !strings.HasSuffix(s, "_") {
		return false
	}
	n := len(s) - 1
	for n > 0 && len(s)-n < 40 && isAlnum(s[n-1]) {
		n--
	}
	return strings.HasSuffix(s[:n], "pi_") || strings.HasSuffix(s[:n], "seti_")
}

// jwt replaces a JSON Web Token: parts of base64url with dots between them, of
// which the first is the beginning of a JSON object.
func (sc *scanner) jwt(i int) bool {
	s := sc.s
	hi := i
	for hi < len(s) && setBytes[setWord][s[hi]] {
		hi++
	}
	first := hi
	parts := 1
	for hi < len(s) && s[hi] == '.' && parts < 5 {
		end := hi + 1
		for end < len(s) && setBytes[setWord][s[end]] {
			end++
		}
		if end == hi+1 && parts < 2 {
			break
		}
		hi = end
		parts++
	}
	if parts < 2 || first-i < 8 {
		// What was looked at is no token and need not be looked at again.
		sc.i = first
		return true
	}
	for hi > i && s[hi-1] == '.' && parts < 3 {
		hi--
	}
	sc.replace(i, hi)
	return true
}
