package scrub

// shapes lists the token forms by issuer, as their documentation and the rule
// sets of secret scanners describe them. Publishable keys (Stripe's pk_,
// Mapbox's pk.) and plain identifiers are not in it.
var shapes = []shape{
	// Amazon: long-term and session access keys, STS bearer, Bedrock.
	{prefix: "AKIA", sure: true, min: 16, max: 16, set: setUpper}, {prefix: "ASIA", min: 16, max: 16, set: setUpper},
	{prefix: "ABIA", min: 16, max: 16, set: setUpper}, {prefix: "ACCA", min: 16, max: 16, set: setUpper},
	{prefix: "ABSK", min: 60, set: setPath}, {prefix: "bedrock-api-key-", min: 20, set: setPath},
	// Google: API key, OAuth access, refresh and client secret.
	{prefix: "AIza", min: 24, max: 42, set: setWord}, {prefix: "ya29.", sure: true, min: 16, set: setDot},
	{prefix: "GOCSPX-", sure: true, min: 20, set: setWord}, {prefix: "1//0", min: 30, set: setWord},
	// GitHub, GitLab, Bitbucket, Atlassian.
	{prefix: "ghp_", sure: true, min: 16, set: setAlnum}, {prefix: "gho_", sure: true, min: 16, set: setAlnum}, {prefix: "ghu_", sure: true, min: 16, set: setAlnum},
	{prefix: "ghs_", sure: true, min: 16, set: setDot}, {prefix: "ghr_", sure: true, min: 16, set: setAlnum}, {prefix: "github_pat_", sure: true, min: 20, set: setWord},
	{prefix: "glpat-", sure: true, min: 16, set: setDot}, {prefix: "gldt-", sure: true, min: 16, set: setWord}, {prefix: "glrt-", sure: true, min: 16, set: setDot},
	{prefix: "s-s4t2ud-", min: 40, set: setHex}, {prefix: "s-s4t2af-", min: 40, set: setHex}, {prefix: "ZXlK", min: 80, set: setPath}, // a JWT in base64 once more
	{prefix: "glcbt-", min: 16, set: setWord}, {prefix: "glptt-", min: 16, set: setWord}, {prefix: "glft-", min: 16, set: setWord},
	{prefix: "glsoat-", min: 16, set: setWord}, {prefix: "glimt-", min: 16, set: setWord}, {prefix: "glagent-", min: 16, set: setWord},
	{prefix: "gloas-", min: 16, set: setWord}, {prefix: "glffct-", min: 16, set: setWord}, {prefix: "glwt-", min: 16, set: setWord},
	{prefix: "GR1348941", min: 16, set: setWord}, {prefix: "ATATT3", min: 20, set: setPath}, {prefix: "ATBB", min: 24, set: setAlnum, need: needDigit},
	{prefix: "ATCTT3", min: 20, set: setPath},
	// SAML in base64: <saml, <samlp, <saml2.
	{prefix: "PHNhbW", min: 60, set: setPath},
	// Wallets: extended private keys (BIP 32 and SLIP 132), also in descriptors.
	{prefix: "xprv", min: 100, max: 112, set: setAlnum}, {prefix: "yprv", min: 100, max: 112, set: setAlnum}, {prefix: "zprv", min: 100, max: 112, set: setAlnum}, {prefix: "tprv", min: 100, max: 112, set: setAlnum},
	// Slack, Discord's and Microsoft's webhooks are URLs.
	{prefix: "xoxb-", sure: true, min: 10, set: setWord}, {prefix: "xoxp-", sure: true, min: 10, set: setWord}, {prefix: "xoxa-", sure: true, min: 10, set: setWord},
	{prefix: "xoxr-", sure: true, min: 10, set: setWord}, {prefix: "xoxs-", sure: true, min: 10, set: setWord}, {prefix: "xoxe-", min: 10, set: setWord},
	{prefix: "xoxe.", min: 10, set: setDot}, {prefix: "xoxc-", min: 10, set: setWord}, {prefix: "xoxd-", min: 10, set: setPath},
	{prefix: "xoxo-", min: 10, set: setWord}, {prefix: "xapp-", sure: true, min: 10, set: setWord}, {prefix: "xwfp-", min: 10, set: setWord},
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
	{prefix: "sk_live_", sure: true, min: 8, set: setAlnum}, {prefix: "sk_test_", sure: true, min: 8, set: setAlnum}, {prefix: "rk_live_", sure: true, min: 8, set: setAlnum},
	{prefix: "rk_test_", sure: true, min: 8, set: setAlnum}, {prefix: "whsec_", sure: true, min: 8, set: setPath}, {prefix: "sq0atp-", sure: true, min: 16, set: setWord},
	{prefix: "sq0csp-", sure: true, min: 16, set: setWord}, {prefix: "rzp_live_", sure: true, min: 10, set: setAlnum}, {prefix: "rzp_test_", sure: true, min: 10, set: setAlnum},
	{prefix: "access_token$production$", min: 10, set: setCrypt}, {prefix: "shpat_", sure: true, min: 16, set: setAlnum}, {prefix: "shpss_", sure: true, min: 16, set: setAlnum},
	{prefix: "shpca_", sure: true, min: 16, set: setAlnum}, {prefix: "shppa_", sure: true, min: 16, set: setAlnum}, {prefix: "shptka_", min: 16, set: setAlnum},
	// Mail and messages.
	{prefix: "SG.", sure: true, min: 20, set: setDot}, {prefix: "key-", min: 32, max: 32, set: setHex, need: needDigit}, {prefix: "xkeysib-", sure: true, min: 20, set: setWord},
	{prefix: "xsmtpsib-", min: 20, set: setWord}, {prefix: "re_", min: 20, set: setWord, need: needDigit | needMixed | needJoin},
	{prefix: "PMAK-", sure: true, min: 20, set: setWord},
	// Package registries.
	{prefix: "npm_", sure: true, min: 30, set: setAlnum}, {prefix: "pypi-", sure: true, min: 40, set: setWord}, {prefix: "rubygems_", sure: true, min: 32, set: setAlnum},
	{prefix: "dckr_pat_", sure: true, min: 20, set: setWord}, {prefix: "dckr_oat_", min: 20, set: setWord}, {prefix: "oy2", min: 43, max: 43, set: setAlnum}, {prefix: "cio", min: 32, max: 32, set: setAlnum, need: needDigit | needMixed},
	{prefix: "AKCp", min: 50, set: setAlnum}, {prefix: "CLOJARS_", min: 40, set: setAlnum},
	// Model providers.
	{prefix: "sk-proj-", sure: true, min: 20, set: setWord}, {prefix: "sk-svcacct-", min: 20, set: setWord}, {prefix: "sk-ant-", sure: true, min: 20, set: setWord}, {prefix: "sk-", min: 20, set: setWord, need: needDigit}, {prefix: "gsk_", sure: true, min: 20, set: setAlnum}, {prefix: "hf_", sure: true, min: 20, max: 40, set: setAlnum, need: needMixed},
	{prefix: "r8_", min: 20, set: setAlnum}, {prefix: "pplx-", sure: true, min: 20, set: setAlnum}, {prefix: "xai-", min: 40, set: setAlnum}, {prefix: "nvapi-", sure: true, min: 30, set: setWord},
	{prefix: "tvly-", sure: true, min: 20, set: setWord}, {prefix: "fw_", min: 20, set: setAlnum, need: needMixed}, {prefix: "lsv2_", min: 20, set: setWord}, {prefix: "esecret_", min: 16, set: setWord},
	// Clouds, platforms, tools.
	{prefix: "dop_v1_", sure: true, min: 20, set: setAlnum}, {prefix: "doo_v1_", sure: true, min: 20, set: setAlnum}, {prefix: "dor_v1_", min: 20, set: setAlnum},
	{prefix: "hvs.", sure: true, min: 16, set: setWord}, {prefix: "hvb.", sure: true, min: 16, set: setWord}, {prefix: "hvr.", min: 16, set: setWord},
	{prefix: "dp.pt.", sure: true, min: 20, set: setAlnum}, {prefix: "dp.st.", sure: true, min: 20, set: setDot}, {prefix: "dapi", min: 32, max: 34, set: setHexDash, need: needDigit},
	{prefix: "pul-", min: 40, set: setHex}, {prefix: "glsa_", sure: true, min: 20, set: setWord}, {prefix: "glc_", sure: true, min: 20, set: setPath}, {prefix: "NRAK-", sure: true, min: 20, set: setUpper},
	{prefix: "NRII-", min: 20, set: setWord}, {prefix: "NRJS-", min: 16, set: setHex}, {prefix: "sntrys_", sure: true, min: 20, set: setPath}, {prefix: "sntryu_", sure: true, min: 20, set: setAlnum},
	{prefix: "sbp_", sure: true, min: 30, set: setAlnum}, {prefix: "sb_secret_", sure: true, min: 16, set: setWord}, {prefix: "pscale_tkn_", sure: true, min: 20, set: setDot},
	{prefix: "pscale_pw_", sure: true, min: 20, set: setDot}, {prefix: "pscale_oauth_", min: 20, set: setDot}, {prefix: "nfp_", sure: true, min: 20, set: setAlnum}, {prefix: "nfc_", min: 20, set: setAlnum},
	{prefix: "tskey-", sure: true, min: 16, set: setWord}, {prefix: "ops_eyJ", min: 40, set: setWord}, {prefix: "lin_api_", sure: true, min: 20, set: setAlnum}, {prefix: "lin_oauth_", min: 20, set: setAlnum},
	{prefix: "ntn_", sure: true, min: 20, set: setAlnum}, {prefix: "secret_", min: 32, set: setAlnum, need: needMixed}, {prefix: "figd_", sure: true, min: 20, set: setWord}, {prefix: "sgp_", min: 32, set: setWord}, {prefix: "bkua_", min: 30, set: setAlnum},
	{prefix: "CCIPAT_", sure: true, min: 20, set: setWord}, {prefix: "HRKU-", sure: true, min: 20, set: setWord}, {prefix: "fo1_", min: 30, set: setWord}, {prefix: "fm2_", min: 40, set: setPath}, {prefix: "pat-na", min: 20, set: setWord}, {prefix: "pat-eu", min: 20, set: setWord},
	{prefix: "CFPAT-", min: 30, set: setWord}, {prefix: "EAAC", min: 60, set: setAlnum}, {prefix: "EAAG", min: 60, set: setAlnum}, {prefix: "EAAA", min: 56, set: setWord}, {prefix: "AGE-SECRET-KEY-1", sure: true, min: 40, set: setUpper},
	{prefix: "phx_", sure: true, min: 20, set: setWord}, {prefix: "phs_", min: 20, set: setWord}, {prefix: "sk.eyJ", min: 20, set: setDot}, {prefix: "shippo_live_", min: 20, set: setHex}, {prefix: "shippo_test_", min: 20, set: setHex},
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
	{prefix: "access-development-", min: 36, set: setHexDash}, {prefix: "access-production-", min: 36, set: setHexDash}, {prefix: "FLWSECK", sure: true, min: 12, set: setWord},
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
	// Of nobody in particular: refresh tokens and sessions.
	{prefix: "v1.local.", min: 20, set: setDot}, {prefix: "v2.local.", min: 20, set: setDot}, {prefix: "v3.local.", min: 20, set: setDot}, {prefix: "v4.local.", min: 20, set: setDot}, // PASETO
	{prefix: "v1.public.", min: 20, set: setDot}, {prefix: "v2.public.", min: 20, set: setDot}, {prefix: "v3.public.", min: 20, set: setDot}, {prefix: "v4.public.", min: 20, set: setDot},
	{prefix: "SESS_ID_AT_", min: 16, set: setPath}, {prefix: "md5", min: 32, max: 32, set: setHex, need: needDigit}, // of OpenVPN and, as a password's hash, of PostgreSQL
	{prefix: "rt_", min: 16, set: setAlnum, need: needMixed}, {prefix: "sess_", min: 16, set: setAlnum, need: needMixed},
	{prefix: "ES_", min: 32, max: 32, set: setHex, need: needDigit}, {prefix: "pat-ap", min: 20, set: setWord},
}
