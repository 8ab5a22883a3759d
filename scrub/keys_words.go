package scrub

// kind says what a word does in a name. The rules that read it are in
// keys_judge.go.
type kind uint32

const (
	// A secret wherever it stands in the name: db_password_old.
	kindStrong kind = 1 << iota
	// A secret when it is what the name is about, the head: user_session,
	// not session_speaker.
	kindWeak
	// A secret only as the whole name: key, api.
	kindWhole
	// Says that the value is a measure, a policy, a reference or a part of the
	// machinery: token_count, auth_method, secret_name.
	kindDesc
	// Leaves the meaning as it is: password_old, pin2, secret_prod.
	kindTail
	// Keeps a weak word a secret: session_id, pin_code, cookie_value.
	kindCarrier
	// Asks a question or orders an action, before the secret: has_password,
	// show_token, max_tokens.
	kindAsk
	// Belongs to language models, before "token": prompt_tokens.
	kindModel
	// Before "token" in the singular too: eos_token.
	kindModelOne
	// Before a plural it counts: active_sessions.
	kindCount
	// A key, a code, a number, a ticket, a seed: secret by what stands before it.
	kindHeadKey
	kindHeadCode
	kindHeadNumber
	kindHeadTicket
	kindHeadSeed
	// What makes the head after it a secret, in the order of the heads: api_key,
	// recovery_code, card_number, session_ticket, wallet_seed.
	kindKeyOf
	kindCodeOf
	kindNumberOf
	kindTicketOf
	kindSeedOf
	// A head that stands first, as in Romance languages: clave_api, numero_cartao.
	kindFirst
	// Stands between such a head and what it is of: numero_de_tarjeta.
	kindOf
	// Names the stage of a system, between a head and what it is of: stripe_live_key.
	kindStage
	// After a key says that the key itself is meant: data_key_plaintext.
	kindBody
	// Makes "sid" after it the id of a resource: account_sid.
	kindIDOf
	// Is a secret even when letters that are no word stand around it in one
	// run: acmetoken.
	kindInside
	// The same, when what follows is no word either: xpasswordx.
	kindAnywhere
	// A noun that also has a plural.
	kindNoun
	// Added by the user.
	kindUser
	// A number in digits.
	kindDigits
	// A service whose secret key is called its sk: stripe_sk.
	kindVendor
	// Names a key that places or finds something, also in a header: X-Cache-Key.
	kindPlain

	headKinds = kindHeadKey | kindHeadCode | kindHeadNumber | kindHeadTicket | kindHeadSeed
	headShift = 5 // from a head's kind to the kind of what it is of
)

// wordList gives the words of a line their kinds. A word in several lines has
// all the kinds.
type wordList struct {
	kind  kind
	words string
}

var keyWords = []wordList{
	// Secrets in every place: English, then abbreviations.
	{kindStrong | kindInside | kindAnywhere | kindNoun, `password passwd passphrase credential passcode htpasswd`},
	{kindStrong | kindInside | kindNoun, `secret token pwd jwt pswd passkey`},
	{kindStrong | kindNoun, `scbk pw psw pwds cred otp totp hotp psk privkey creds passwds credentials xprv xpriv tprv yprv zprv xprivkey`},

	// Secrets as the head of a name.
	{kindWeak | kindNoun, `session sess sid cookie csrf xsrf pin cvv cvc csc ssn iban salt signature bearer authorization mnemonic
		tok dsn sig puk pan dpan fpan kek dek hmac pat cpf aadhaar pesel nino curp clabe bsb itin tfn ppsn bsn nric bvn cnic jmbg egn
		cuil dni nif aba micr cvn cvd ccv pvv aadhar dpop mysapsso mpin tpin upin epin vpin npsso glpat preimage macaroon cryptogram paseto pepper tgc castgc sapisid papisid hsid psid sidcc psidcc ssess antiforgery akey skey`},
	// Cookies that are a session, by the names their products give them.
	{kindWeak, `iplanetdirectorypro oamauthncookie mrhsession svpncookie webvpn moodlesession sessdata bduss steamloginsecure roblosecurity
		whsec netflixid securenetflixid remixsid msisauth msisauthenticated esctx estsauthlight spoidcrl rtfa fedauth shibsession aspxauth
		sentrysid aadsso sessauth sessionhash skypetoken cftoken`},
	{kindWeak, `pass`},
	{kindInside, `cookie csrf xsrf session auth authorization signature iban cvv ssn pin otp totp pass salt psk hmac`},
	{kindWeak | kindWhole, `auth`},
	{kindWhole | kindNoun, `key api`},
	{kindWhole, `tin`},

	{kindHeadKey | kindNoun, `key`},
	{kindHeadCode | kindNoun, `code`},
	{kindHeadNumber | kindNoun, `number num nbr`},
	{kindHeadNumber, `no nr`},
	{kindHeadTicket | kindNoun, `ticket`},
	{kindHeadSeed | kindNoun, `seed`},
	{kindTicketOf, `auth authentication authorization kerberos krb session sess login logon signin sso cas granting tgt steam tgs pgt grant saml service access
		proxy impersonation handoff`},
	{kindSeedOf, `nonce cipher keypair signing account root authenticator playready wallet master secret private otp totp hotp mfa mnemonic hd bip recovery backup crypto encryption entropy validator keystore
		solana ethereum bitcoin monero substrate stellar ripple xrp`},
	{kindStage, `face places geocoding geocode directions translate cognitive luis ses sns sqs polly rekognition vision speech language plus content static local network role sdk global universal live prod production test testing sandbox staging stage dev old new previous prev current active current previous legacy`},
	{kindPlain, `idempotency idempotent partition cache routing sort shard dedup dedupe message object
		primary secondary foreign surrogate public group lookup map translation row hash range index record request trace
		tenant topic event issue project axis data scale field label name value locale kafka redis order item customer purge tag
		metric counter config flag feature experiment variant bucket blob file asset template entity node column search filter
		document job task lock queue stream sequence batch region category meta limit throttle page content websocket
		accept debug log sub parent series unique natural business composite`},
	{kindBody, `content contents pem der pkcs plaintext material secret passphrase`},

	{kindKeyOf, `api access secret private priv encryption encrypt encrypting decryption decrypt decrypting enc signing sign signer
		master auth authentication authorization account storage ssh rsa dsa gpg pgp aes hmac des ecdsa ecc kms cmk kek dek tls ssl
		mtls cert service admin root app application subscription license licence security session shared preshared symmetric
		deploy webhook consumer client server cipher crypto cryptographic derived bearer token password hash hashing salt
		wallet validator integration ingest ingestion write read upload archive drm functions host certificate crypt authn bot seal wep wpa wifi wireguard vpn psk sqlcipher
		e2e e2ee ratchet prekey tsig dkim dnssec kdf totp otp mfa hotp pin kerberos snmp radius tacacs rndc sops vault bitlocker luks sa rtmp ca push provisioning ciphertext chef wrapping recovery
		activation product serial developer dev partner merchant vendor identity user login instance
		sas backup pairing escrow sealing unseal ephemeral device oauth sso saml cookie csrf jwt jws jwe hs id
		authenticator plaintext cleartext mifare desfire nfc rfid firmware wrapped tde keystore truststore kaggle restricted deployment asc speech translator spaces sk rk skey fernet nacl libsodium sodium chacha salsa aead siphash blowfish twofish rijndael ecdh ecdhe xts dpapi cmek byok hsm
		yubikey apn apns zigbee zwave lora lorawan nwk bluetooth ble igk homekit unlock enrollment enrolment enroll 
		validation machine broker tunnel bootstrap gossip swarm federation peering invite cd cdkey 
		instrumentation widevine fairplay playready spending spend staking vrf smime vapid turn kdbx 
		   trust sp ospf bgp isis eigrp ntp hsrp tek zsk ksk mek cek pek zmk zpk tmk bdk ipek
		dukpt padlock safe vpngroup ike ipsec openvpn tinc nebula zerotier tailscale minisign signify age cosign notary sigstore jasypt
		rc des3 des tripledes pkcs lmk cvk pvk zek kbpk integrity ciphering srtp sdes dtls immobilizer immobiliser transponder uds emv encipherment bonding mesh blinding viewing nullifier consensus registration isakmp zfs fscrypt dmcrypt veracrypt acme nonce encrypted ddns scep wlan wps sae attestation clearkey cenc hdcp aacs adb steam gmaps setup hotspot unwrapped lapi bouncer handshake obfuscation treasury relayer sequencer proposer batcher bundler paymaster minter faucet proof pop bip scram unicast olm megolm pickle flexlm llm genai openai vertex together voyage ovpn ota biometric deployer unsubscribe pkcs enrolment sm camellia aria gmac cmac mac dh secp eth btc`},
	{kindCodeOf, `grant revocation epp registration immobilizer immobiliser sca override locker passwordless magic guard authenticator duo authy tan oob step disarm keybox restore arming duress lock factor security verification verify auth authorization authentication recovery backup reset otp totp mfa tfa fa sms
		activation confirmation validation access login logon signin signup unlock keypad lockbox padlock garage elevator vault device pin passcode pass cvv cvc csc card secret puk invite invitation
		pairing redemption voucher entry door gate alarm challenge password token oauth sso scratch emergency rescue bypass setup claim vault safe`},
	{kindNumberOf, `mastercard visa amex card cc creditcard debitcard account acct acc acnt routing pan iban ssn sin tin nino aba bank passport pin
		cvv cvc csc otp licence license giro sort tan mtan authentication social identity identification medicare medicaid aadhaar validation
		clabe verification ni dpan fpan ein itin tfn ppsn ppn bsn nhs ohip hicn mbi bsb bvn vcc nric ss cpf pesel taxpayer`},

	// Descriptors: what stands after the secret and says that the value is
	// something else.
	{kindDesc | kindNoun, `count counter length len size limit quota threshold minimum maximum width bits
		total sum amount average avg median percentile ratio rate score strength entropy complexity depth level rank
		usage cost price balance budget capacity bucket supply decimal symbol
		duration ttl timeout expiry expiration expires expire expired exp lifetime lifespan validity age interval period window
		delay latency ms sec second minute hour day week month year millis seconds date datetime time timestamp at on until since
		mount namespace use cidr incorrect wrong match correct short long shown sub abuse alarm anomaly approach approval backoff blocker boundary calendar campaign cardinality checker cleaner codec compression
		concurrency conflict crash cron cycle daemon decay discovery effect emoji epoch escape experiment exporter fetcher fold font footer
		formatter fragment frame gauge geometry goal grade graph grid height histogram impact incident inspector inventory issue journal
		layer layout legend lifecycle logger loop magnitude maintainer management manifest margin measure milestone monitor observer origin outcome
		panel peak phase pixel prediction pressure problem procedure proposal quarter redirect remark responsible revenue risk rollback rollout
		scanner series sheet shift signal skill statistic structure suite survey tenure theme traffic trigger turnover uptime wave winner
		logo ticker qty usd eur website apy apr tvl won lost sold bought area room boss ending mission achievement readonly
		information bias delta piece perplexity surprisal extractor check upgrade query known stale grace based by command properties lockout require too empty line mismatch requested submitted received approved declined initiated completed visible box textbox checkbox ok country tag annotation scan detector result after resend shape art lemma dep tree transfer clearance offer reward benefit
		income wage tax office terminal bin bonus deduction contribution withholding
		type kind class category mode method policy provider protocol scheme strategy flow grant scope realm audience aud issuer iss
		subject format algorithm alg algo curve version revision encoding charset language locale
		status state enabled disabled enable disable required optional valid invalid validity allowed denied supported
		active inactive present missing available set unset exists verified unverified validated checked
		changed created updated modified deleted issued revoked rotated refreshed generated rejected accepted granted failed used
		sent delivered opened started ended closed locked unlocked seen needed reset protected blocked forced
		change creation update deletion removal rotation revocation renewal issuance validation generation
		name label title description desc summary comment note display placeholder prompt tooltip caption heading icon color colour
		path file filename dir directory folder location url uri link href endpoint host hostname port domain server service region zone
		ref reference arn id ids uuid guid identifier index idx position pos offset order column field row table schema model
		provider manager handler controller service store repository factory builder encoder decoder hasher validator verifier
		generator parser resolver interceptor middleware filter listener helper util utils client backend engine plugin module
		package adapter bucket pool queue cache config configuration setting settings option preference prefs policies rules rule
		requirement constraint regex regexp pattern template mask
		error errors exception failure failures message reason warning event events attempt attempts retry retries try tries success
		history log logs audit report metric metrics stat stats statistics trace tracing span
		consent banner notice agreement acknowledged acceptance
		owner author creator user username role group team member email mail phone
		checksum fingerprint thumbprint last4 lastfour brand network expmonth expyear
		page screen form view modal dialog button tab menu widget component route router
		action operation request requests response responses call calls hit hits miss misses
		less manager lookup list listing search sort prefix suffix separator delimiter
		support feature flag toggle spec mock fixture
		contract address holder currency priority
		speaker participant replay affinity recording plan planner
		remaining consumed saved found processed left spent earned burned minted staked swapped
		analysis alert behavior behaviour benchmark chart chunk cleanup comparison compliance context coverage criteria dashboard density
		dependency design diff distribution documentation doc docs efficiency enforcement estimate example family frequency growth guide guideline
		handling health instruction integration introspection launch loss market matching measurement migration monitoring normalization
		notification occurrence overflow overhead parsing percentage percent performance probability processing processor progress quality range reader
		recommendation reduction rendering schedule section sensitive sequence share similarity speed split standard start end stream swap
		task tier timing tracker tracking trend truncation utilization variance viewer visibility volume weight workflow wrapper writer
		fee detail source renewable configured round
		auth authentication exchange claim leeway skew clock nbf iat jti blacklist whitelist allowlist denylist blocklist gc bit char character
		uppercase lowercase digit symbol reuse autocomplete autofill managed sync synced guess breach breached leaked pwned compromised weak strong
		reused alias release interface class enum storage persistence transport delivery channel medium recipient sender destination target step
		drift wizard guard sdk lib library
		throughput staking sale allocation vesting holding kinds expired
		embedding accessor address hub kid jwk jwks info metadata meta usage purpose
		encryption restriction within help timer callback hook authenticator detected exposed hardcoded errored crashed mgmt manufacturer protect enhancer configurer supplier converter transformer publisher subscriber populator binder registrar inherit inherits inherited puzzle lock async create
		balancer collector comparator dispatcher emitter enforcer executor expander explorer finder getter setter injector installer invoker janitor joiner launcher merger
		migrator poller prefetcher profiler pruner purger reaper recorder sampler saver scrubber searcher selector semaphore sorter splitter stripper swapper sweeper
		tester throttler trimmer updater walker watcher mutex thread
		abort aggregate allow ask cancel compare delete deny edit hide ignore invalidate merge migrate prune purge remove renew revoke rotate skip submit validate wait watch
		insert decode encode parse
		alive always never often healthy unhealthy ready reachable readable writable mutable immutable printable invisible mandatory incomplete different equal identical
		similar bad better broken lax strict unavailable unique unknown late early only
		attribute badge boolean border cursor dataset dictionary directive dropdown editor embargo etiquette facet fact feedback forecast gallery glossary grammar hazard heatmap hierarchy
		hygiene incentive insight invoice journey leaderboard leak marker metaphor mood motion multiplier noise objective onboarding opinion optimizer ordering overlay overview
		pagination palette penalty picker pie plot pointer popup poster preset primitive principle privacy quiz reaction rebate reminder research returns reveal rollover routing
		scale scenario season secrecy semantics sidebar slider slug snippet spike sprint stakeholder sticker stock streak struct surge syntax taxonomy terms territory thesis
		threat thumbnail tip topology tournament tutorial typo universe verb vote walkthrough watermark yield max min maximum minimum instant binding renewals lookups slot
		window uid gid gecos taken style stack handle variant per logprob logprobs hop identity sauce ballot click impression visit submission resets`},

	// Words that leave the secret a secret when they follow it.
	{kindTail, `old new current curr previous prev next last tmp temp temporary backup bak copy orig original default primary secondary
		main alt alternate alternative fallback other another
		test prod production dev development staging stage stg qa uat live sandbox local
		value values val vals string str raw plain plaintext cleartext clear hash hashed hashes hex base bcrypt argon sha md digest
		encrypted encoded enc salted signed masked redacted sanitized decoded decrypted crypt cipher ciphertext
		confirm confirmation confirmed repeat repeated again retype verify
		var env variable variables property prop attr param parameter parameters arg argument
		unmasked unencrypted unhashed unsalted yaml literal legacy final actual real json text txt data bytes blob binary pem der b64 utf ascii full entire persistent armored armoured proof
		a b c v x y z i ii`},
	{kindCarrier, `id ids uuid guid identifier value values val header headers data datas code codes string str hash hashes digest number num
		no nr payload blob raw text content contents body key keys cookie base hex bytes encrypted encoded plaintext
		confirm confirmation verify repeat param parameter env var block jar seed material phrase
		japan china korea taiwan india indonesia malaysia singapore thailand vietnam philippines australia canada usa brazil brasil mexico argentina chile
		colombia peru spain espana portugal italy italia france germany deutschland austria switzerland netherlands belgium poland sweden norway denmark
		finland estonia latvia lithuania ireland greece turkey romania bulgaria croatia serbia ukraine russia israel egypt nigeria kenya ghana`},
	{kindNoun, `header string word`},

	// Questions, actions and quantities before the secret.
	{kindAsk, `cannot validate validates validating manage manages revoke revokes rotate rotates disconnect permit permits permitted prohibit forbid automount is are has have had can could should would will must may need needs require requires required requiring
		enable enables enabled disable disables disabled allow allows allowed disallow deny uses using bypass show shows hide hides skip use
		supports supported force want wants ignore ignores accept accepts expose exposes with without no non not missing
		max min maximum minimum num total avg average mean sum count counted counts per of include includes expiration`},
	{kindCount, `n issued created deleted exposed hardcoded detected found healthy errored crashed free engaged bounce organic paid direct referral returning used remaining consumed estimated billed billable cached active inactive available concurrent open opened closed unique
		distinct weak reused compromised leaked duplicate expired revoked stale idle live current new more many few failed successful invalid valid`},
	{kindDesc | kindCount | kindModel, `truncated dropped trimmed padded skipped ignored merged streamed wasted allocated refilled expected observed minted burned predicted trained
		evicted compressed committed purchased included stemmed lemmatized normalized matched highlighted prefilled speculated recomputed prefixed quantized embedded retrieved injected summarized`},
	{kindModelOne, `macro codec subtitle collateral underlying parser lexer blank null empty separator delimiter newline string number ident identifier lookahead fencing first inter delta skip concurrency snapshot consistency causal ordering watermark gas cancellation cancel stopping lex lexer top retry eos bos eot pad padding unk unknown sep cls mask special stop start starting end begin unexpected next peek lexer syntax
		parse erc nft governance native crypto lp base quote reward utility punctuation whitespace comment keyword literal css
		design theme color spacing per`},
	{kindModel, `boss pvp pve clan dust cosmetic ascension talent trait perk mastery league tournament prestige pet mount costume tribe alliance faction trophy
		staked loot skill event raid hint reroll respawn revive craft crafting dungeon gacha upgrade spin bonus quest guild season hero character
		candidate assistant call function retrieval rag history summary memory file message conversation thread turn answer question instruction example shot
		bonus trial promo overage compression original raw source target src tgt wordpiece bpe sentencepiece k greedy beam semantic search index fuzzy
		monthly daily weekly hourly streaming prefill separator delimiter newline space blank null empty ident game arcade loyalty subway board poker casino player stable stablecoin fungible nonfungible typography font motion shadow border
		radius jsx ngram operator identifier size length window num hit miss write issued minted burned created deleted predicted overlap suppress sink lookahead training trained dataset corpus rare
		truncated dropped visible trimmed overflow padded masked unmasked billed skipped ignored merged streamed wasted allocated
		reserved refilled dummy invisible filler image vision patch char byte encoder decoder tokenizer cumulative expected actual observed mean median
		added retry top prompt completion input output context cached cache reasoning thinking generated generation sampled prediction predicted window
		accepted rejected audio text image visual video eos bos eot pad padding unk unknown sep cls mask special stop start end
		begin bert word sub subword vocab vocabulary llm gpt model usage budget max min total limit ctx n system tool tools
		embedding query document chunk response request used read written saved sent draft decode encode free remaining extra speculative draft batch average
		lexer syntax unexpected next peek parse erc nft governance native crypto lp base quote reward utility
		access_log punctuation whitespace comment keyword string literal css design theme color spacing`},
	{kindIDOf, `conference recording participant room track transcription phone address brand campaign workspace flow execution task queue reservation channel messaging subaccount trunk domain group owner object computer principal primary linked account message call service worker sync conversation chat verify number order policy certificate grouping activity addon on member role code author sink source step summary reference content application endpoint request caller
		stream binding notification document map list fleet sim bundle credential`},

	// Words without an effect, known so that flat names can be cut, and words
	// that only look as if they contained a secret.
	{kindNoun, `disk cpu vcpu atm sim swift bic zip node
		implicit shard my our your the this that of for from to in by and or via per
		db database sql mysql postgres postgresql pg mariadb mongo mongodb redis rabbit rabbitmq amqp kafka memcached cassandra
		oracle mssql sqlite clickhouse snowflake bigquery couchbase influx influxdb neo cockroach ftp sftp smtp imap pop ldap
		ad http https proxy git svn registry nexus artifactory keystore truststore keyring kerberos krb samba smb vnc rdp vpn wifi wpa wlan wep
		company customer employee person people tenant org organization organisation workspace project order invoice payment
		billing shipping checkout cart item product purchase transaction transfer wire loan debit credit
		public foreign primary partition unique composite sort cache lock object entity event translation
		refresh bearer oauth oauth2 openid oidc id login signin signup logout sign in register registration
		reset forgot forgotten recover recovery invite remember device push notification registration apns web mobile
		site site main web website portal mobile android ios desktop
		internal external remote local global system machine node cluster pod container kube kubernetes k8s helm
		build ci cd pipeline runner bot agent worker job task cron bind
		hidden super power guest owner member staff support operator manager
		legacy initial first second third one two
		download upload export import bulk batch stream streaming
		upstream downstream origin target source src dest destination
		read write readonly readwrite ro rw
		mail email sms phone voice
		cloud s3 bucket sqs sns lambda ec2 iam sts
		php asp net jsession j node express django flask laravel rails spring symfony java python ruby go golang
		connect bearer digest basic negotiate ntlm
		time stamp social security insurance national tax
		social username user users admin root
		master slave replica reader writer
		private shared common custom extra
		question answer hint mspan depan
		one two multi factor step
		card cards visa mastercard amex
		x http www request response
		authenticate authenticated authentication authenticator authorized authorised authorize authorizer unauthorized
		github gitlab slack
		long short lived live perpetual permanent
		hub amz ocp apim cf dd gh
		verification validation activation confirmation challenge nonce
		assertion saml sso
		wp am pm js css html xml yaml`},
	{kindNoun, `author authors authored authoring authority authorities authentic authenticity coauthor
		monkey monkeys donkey turkey whiskey hockey jockey keyboard keyboards keyword keywords keynote keyframe keyframes keystroke
		turnkey keychain keyspace keyless keypad keypress keydown keyup keyhole hotkey hotkeys
		shipping mapping shopping opinion spinner spinning spin pinned pinning pinterest unpinned pinch pinpoint pinot alpine
		discard discarded cardinality cardinal cardboard cardio wildcard scorecard dashboard postcard
		passed passing passenger passive passion passage passport bypass bypassed compass compassion surpass trespass
		encompass passthrough passback password
		secretary secretaries secretariat secretaria secretario secretaire sekretariat subsecretaria sacred secretly secretive secrete secretion
		tokenizer tokenizers tokenize tokenized tokenizing tokenization tokenise tokenised tokenomics tokenring
		obsession possess possession possessions dispossession sessional intersession supersession
		capital capitals rapid rapidly therapist apiary apical
		rowspan colspan columnspan lowpan timespan assault basalt saltwater salty saltstack exalt
		multisig inside outside reside aside beside residual consider sidebar sidecar considered presidential president resident
		cookiecutter panel panels pane companion pancake expand japan span spans panic pandas company
		option topic cotopaxi optical
		pinyin pint pinto spindle
		signo signum sigcode sigaction sigint sigterm sigkill sighup
		sigma signal signals design assign
		hairpin linchpin lynchpin clothespin tenpin duckpin crankpin gyrocompass footpad deadpan kingpin tenpin backspin terrapin clothespin underpin topspin tailspin ninepin lupin chopin crispin pippin repin unpin pushpin
		overpass underpass turnpin bobpin lapin maupin galopin
		exalt basalt cobalt launchpad keypads touchpad
		mispin crisp taliban caliban never case buyer seller
		pfx jks sse cfg iot too askpass gridspan gridspans pinentry outspin taipan propan linespan linespans cpan indeks pander ccsid setsid getsid multipin filipin filippin philippin secretless passwordless credentialed credentialing`},
}
