package scrub

// keyVendors are services whose key is a credential: stripe_key. Names that are
// also everyday words of schemas (segment, branch, box) are left out; their keys
// are mostly called api keys anyway.
var keyVendors = []wordList{
	{kindKeyOf | kindVendor, `aws amazon gcp google gcloud azure cosmos cosmosdb iothub eventhub servicebus eventgrid signalr appinsights alibaba alicloud aliyun
		tencent tencentcloud huaweicloud qcloud oci ibmcloud watson digitalocean linode vultr hetzner hcloud scaleway ovh ovhcloud upcloud
		exoscale rackspace equinix heroku vercel netlify cloudflare fastly akamai imperva incapsula bunnycdn bunny keycdn stackpath
		wasabi backblaze minio ceph supabase firebase fcm gcm apns appwrite hasura planetscale upstash fauna faunadb neondb railway flyio
		cloudflared ngrok tailscale zerotier

		stripe paypal braintree adyen square squareup razorpay plaid paystack flutterwave mollie klarna worldpay cybersource authorizenet
		gocardless checkoutcom paddle chargebee recurly lemonsqueezy payu payoneer payfast iyzico dlocal mercadopago pagseguro pagarme
		wepay dwolla truelayer tink yodlee finicity marqeta lithic galileo currencycloud transferwise wise revolut
		alipay wechatpay wechat weixin afterpay affirm sezzle bluesnap nmi vantiv nuvei payone sagepay opayo redsys cardconnect fiserv
		coinbase binance kraken bitfinex bybit okx okex kucoin bitstamp bitmex deribit huobi gateio gemini poloniex bittrex ftx coingecko
		coinmarketcap alchemy infura quicknode moralis etherscan bscscan polygonscan blockfrost pinata opensea alpaca polygon finnhub
		alphavantage quandl tradier iex iexcloud marketstack fixer oanda currencylayer openexchangerates

		twilio sendgrid mailgun mailchimp mandrill postmark sparkpost mailjet brevo sendinblue resend nexmo vonage plivo messagebird
		clickatell infobip sinch telnyx textmagic smsapi smtp2go elasticemail sendpulse mailerlite mailtrap convertkit klaviyo
		 customerio braze onesignal pushwoosh pushover pushbullet urbanairship airship ably pusher pubnub sendbird getstream
		agora livekit zoom slack discord telegram whatsapp viber mattermost rocketchat

		datadog newrelic sentry bugsnag rollbar honeybadger airbrake raygun logdna loggly papertrail splunk honeycomb lightstep grafana
		logtail betterstack sumologic coralogix dynatrace appdynamics instana signalfx wavefront elastic elasticsearch opensearch kibana
		pagerduty opsgenie victorops statuspage pingdom uptimerobot statuscake checkly amplitude mixpanel posthog fullstory hotjar
		logrocket matomo plausible appsflyer kochava launchdarkly optimizely splitio unleash flagsmith statsig configcat
		algolia meilisearch typesense

		openai anthropic claude gpt chatgpt cohere mistral huggingface replicate groq deepseek perplexity pinecone openrouter bedrock
		stability stabilityai elevenlabs assemblyai deepgram langchain langsmith langfuse wandb weaviate qdrant milvus zilliz tavily
		serper serpapi serpstack firecrawl voyageai togetherai fireworks fireworksai cerebras sambanova nvidia ngc xai grok
		moonshot zhipu dashscope qwen baichuan minimax runpod jina jinaai litellm portkey helicone ollama cometml clearml
		roboflow deepl gladia speechmatics clarifai imagga removebg

		github gitlab bitbucket gitea npm pypi rubygems nuget docker dockerhub jenkins circleci travis buildkite codecov coveralls sonar
		sonarqube sonarcloud codacy codeclimate snyk fossa whitesource veracode checkmarx terraform pulumi vault consul nomad doppler
		infisical akeyless ansible cloudsmith artifactory jfrog packagecloud renovate expo appcenter bitrise codemagic browserstack
		saucelabs lambdatest percy chromatic cypress launchpad

		auth0 okta cognito clerk stytch fusionauth keycloak onelogin descope workos frontegg propelauth supertokens duo recaptcha hcaptcha
		turnstile captcha arkose anticaptcha twocaptcha yubico onfido jumio veriff sumsub trulioo socure docusign hellosign dropbox
		pandadoc lob

		zendesk intercom freshdesk freshworks hubspot salesforce pardot marketo pipedrive zoho shopify bigcommerce woocommerce magento
		prestashop squarespace wix wordpress contentful sanity storyblok prismic datocms strapi ghost cloudinary imgix uploadcare filestack
		imagekit vimeo youtube tiktok twitch facebook fb instagram twitter linkedin pinterest reddit snapchat spotify lastfm soundcloud
		giphy tenor unsplash pexels pixabay flickr imgur tmdb omdb igdb rawg trakt steam riot battlenet playfab itchio
		maps mapbox maptiler tomtom geocodio opencage positionstack locationiq geoapify heremaps arcgis what3words ipinfo ipstack ipdata
		ipgeolocation maxmind abstractapi rapidapi openweather openweathermap weatherapi weatherbit darksky tomorrowio accuweather
		newsapi mediastack wolfram wolframalpha nytimes yelp foursquare tripadvisor skyscanner amadeus duffel uber lyft doordash
		fedex ups usps dhl shippo easypost shipstation shipengine aftership sendcloud trello asana notion airtable linear clickup figma
		miro jira confluence atlassian basecamp todoist evernote calendly typeform surveymonkey jotform qualtrics zapier ifttt
		segmentio rudderstack fivetran airbyte snowflake databricks looker metabase tableau powerbi redash superset
		virustotal shodan censys abuseipdb urlscan greynoise haveibeenpwned hibp securitytrails spamhaus akismet clearbit zoominfo
		fullcontact apollo crunchbase rocketreach lusha proxycrawl scraperapi scrapingbee brightdata apify zyte
		strava fitbit garmin withings oura tuya ewelink shelly blynk thingspeak adafruit losant ubidots
		netsuite sap servicenow workday xero quickbooks freshbooks odoo bamboohr gusto greenhouse

		mezmo logzio axiom axiomhq hyperdx signoz uptrace openobserve lacework wiz crowdstrike sentinelone tenable qualys wazuh
		amplitude kissmetrics countly branchio growthbook flipt devcycle eppo vwo abtasty smartlook mouseflow inspectlet
		cronitor healthchecksio deadmanssnitch updown hyperping incidentio firehydrant squadcast xmatters rootly blameless
		hexpm chocolatey choco conan cocoapods sonatype ossrh gemfury cratesio ovsx vsce homebrew launchpadlib
		koyeb northflank zeabur gitpod stackblitz replit deno denodeploy fermyon
		pagertree ntfy gotify apprise mastodon bluesky lemmy peertube odysee trovo streamlabs
		streamelements nightbot restream 
		wxpay mch mchpay unionpay jdpay qqpay linepay kakaopay kakao naver tosspayments inicis nicepay portone iamport
		momo vnpay zalopay zalo onepay ninepay midtrans xendit doku ipaymu faspay duitku billplz toyyibpay senangpay molpay
		omise twoc2p gbprimepay scbpay paymaya gcash dragonpay paymongo
		paytm payumoney ccavenue phonepe cashfree juspay instamojo billdesk easebuzz airpay mobikwik
		mpesa daraja monnify interswitch remita kuda opay cellulant yoco ozow
		iyzipay paytr sipay tappayments hyperpay fawry paymob moyasar tabby tamara telr networkintl geidea
		ogone datatrans saferpay postfinance twint buckaroo multisafepay paynl sofort giropay novalnet paydirekt barclaycard ccbill
		elavon converge usaepay bluepay firstdata payeezy moneris bambora beanstream eway securepay windcave pinpayments pinwheel
		sermepa monei cecabank cielo getnet asaas ebanx openpay conekta kushki culqi niubiz transbank webpay khipu placetopay
		wompi epayco payphone mangopay lemonway stancer lydia monetico systempay paybox payplug
		rapyd thunes airwallex nium spreedly basistheory verygoodsecurity vgs skyflow
		fireblocks bitgo blockcypher blockchair nownodes chainstack tatum thirdweb helius ankr quicknode getblock
		bitpay coinpayments nowpayments coingate btcpay opennode lnbits lnd birdeye nansen messari
		covalent thegraph chainlink musixmatch discogs zencoder bitmovin whereby cryptocompare kaiko tiingo twelvedata eodhd benzinga intrinio refinitiv bloomberg schwab robinhood ibkr oanda saxo degiro
		bitget mexc phemex bingx lbank whitebit coinex bitmart ascendex upbit bithumb coinone korbit bitflyer coincheck zaif
		mapquest locationiq graphhopper openrouteservice traveltime smarty smartystreets loqate postcoder 
		ipapi iphub ipqualityscore ipregistry proxycheck fingerprintjs seon signifyd riskified forter kount ravelin
		plaididv middesk checkr certn yoti complycube shufti idnow
		sinequa coveo lucidworks swiftype yext cludo
		exa bing duckduckgo kagi youcom searchapi zenserp valueserp dataforseo semrush ahrefs majestic similarweb
		novita lepton deepinfra hyperbolic lambdalabs vastai coreweave octoai anyscale baseten predibase
		stabilityai leonardo leonardoai midjourney ideogram runwayml runway heygen synthesia lumaai suno udio playht
		murf cartesia revai zilliz chromadb turbopuffer vespa marqo lancedb
		braintrust arize humanloop promptlayer traceloop agentops unstructured llamaindex llamacloud llamaparse reducto
		dashscope volcengine doubao hunyuan iflytek xfyun sensenova stepfun siliconflow lingyiwanwu upstage naverclova
		zapsign autentique clicksign signnow signwell boldsign adobesign
		tawk olark livechat gorgias kustomer helpscout chatwoot zulip 
		activecampaign aweber getresponse constantcontact campaignmonitor omnisend iterable sailthru moengage clevertap
		webengage leanplum airship pushengage pushcrew smsglobal burstsms clicksend bulksms kaleyra gupshup
		textlocal exotel africastalking termii hubtel mnotify routee ringcentral dialpad aircall
		ecwid cartstack lightspeed salla tiendanube nuvemshop vtex mercadolibre allegro etsy ebay walmart rakuten shopee
		lazada tokopedia bukalapak flipkart
		sendle packlink sendbird postnl dpd gls hermes ninjavan jnt lalamove gojek 
		sonarr radarr lidarr prowlarr readarr bazarr overseerr tautulli jackett smartthings netatmo sonos lifx nanoleaf govee meross switchbot yeelight nest ecobee enphase solaredge victron
		applovin ironsource unityads vungle chartboost inmobi tapjoy mintegral admob adcolony gameanalytics accelbyte beamable vivox nakama
		imgproxy camo thumbor crowdsec invoiceninja bookstack snipeit authelia vaultwarden overleaf nocodb baserow
		bce hwcloud directus envoyer flare inngest knock novu loops svix medusa liveblocks partykit uploadthing turso xata nhost hygraph builderio plasmic webflow retool
		appsmith tooljet budibase pipedream workato hookdeck mux cloudconvert convertapi docraptor browserless cerebrium nebius targon requesty edenai
		aimlapi nlpcloud copyai alephalpha cloudmersive speechify tavus retell vapi synthflow twelvelabs supermemory oxylabs smartproxy webshare apilayer
		numverify mailboxlayer hunterio snovio apolloio lemlist smartlead attio vitally gainsight churnzero userpilot appcues pendo userflow productboard
		uservoice wootric chargify maxio zuora avalara taxjar anrok quaderno easyship goshippo trackingmore googlemaps bingmaps thunderforest jawg
		opencagedata applitools mabl testim ghostinspector kobiton launchable buildpulse earthly glitchtip openreplay rudder jitsu hightouch polytomic
		mparticle tealium snowplow kinde logto zitadel authentik hanko corbado cerbos openfga signalwire flowroute telesign voximplant jambonz
		netbird headscale bitwarden onepassword lastpass dashlane
		balena ubidots thingsboard ttn chirpstack loriot helium
		`},
}
