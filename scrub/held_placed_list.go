package scrub

// placedSecret is a secret by its name, its looks, and the container that it is in or what stands
// beside it there.
type placedSecret struct {
	names  string           // in small letters
	in     string           // the container or the last word of its name, any if empty
	beside string           // names of which one stands beside it, none if empty
	is     func(v any) bool // what it looks like
}

// placedSecrets are known from the documentation of protocols and products.
var placedSecrets = [...]placedSecret{
	// What is sent to people, and what they enter.
	{" tan custom_code customcode ", "", "", sixDigits}, // of a bank, or a tangent; of Twilio Verify
	{" host_key hostkey ", "", "", sixDigitText},        // of who leads a meeting
	{" code ", " vars variables substitutions merge_vars mergevars template_vars templatevars placeholders form attempts challenges verifications ", "", sixDigits},
	{" binding_code bindingcode challengedataentry scaauthenticationdata ", "", "", anyText}, // of Auth0, 3-D Secure, PSD2
	{" combo combination ", " lock safe door locker padlock vault gate ", "", doorCode},
	{" combo combination ", "", " slot ", doorCode},
	{" backup scratch ", "", "", printedCodes},
	{" code ", " service_data ", "", doorCode},     // of Home Assistant
	{" rcon ", "", "", longerWord},                 // of servers of games
	{" joinphrase join_phrase ", "", "", notPlain}, // of a lobby
	{" form_key ", "", "", sixteenMixed},           // of Magento
	{" _nonce ", "", "", anyText},                  // of WordPress
	{" descriptor_code ", "", "", anyText},         // of micro-deposits
	{" phone_code phonecode ", "", "", sentDigits}, // of Telegram, or of a country
	{" phone_code_hash ", "", "", anyText},
	{" pickupcode pickup_code ", " locker ", "", anyText},
	{" opencode ", "", "", sixDigits}, // of InPost
	{" open_code dtmfopencode dtmf_open_code ", "", "", entered},
	{" qrcodepayload qr_code_payload setuppayload onboardingpayload ", "", "", matterCode},
	{" value ", " keys ", "", hexKey},        // of a card
	{" answers ", " idv kba ", "", answered}, // by which somebody is known
	{" qrcode ", "", " opencode ", anyText},
	{" guest_code guestcode entry_code entrycode ", " lock door keypad smartlock ", "", doorCode},
	{" action_code actioncode ", " last_message state ", "", doorCode}, // entered on a keypad
	{" spin ", "", "", pinText},                                        // of Volkswagen, or how fast a drum turns
	{" usercode user_code ", " attributes ", "", sixDigitText},
	{" usercode user_code ", "", " slot ", doorCode},      // of a lock
	{" digits ", "", " callsid ", doorCode},               // of who calls
	{" keycode ", "", " checkin check_in ", doorCode},     // of a guest
	{" validatecode validate_code ", "", "", sixCapitals}, // of a camera
	{" can ", "", "", sixDigitText},                       // of an identity card
	{" seed ", "", "", base32Text},
	{" p ", "", " u ", typedIn},                                // of who logs in
	{" input entered entry dtmf digits reply ", "", "", keyed}, // on a keypad, which ends with #
	{" digicode abholcode cashcode startvotingkey ", "", "", anyText},
	{" kododbioru ", "", "", sixDigits},
	{" redeem activation ", "", "", codeGroups},
	{" setup setupcode code ", " homekit ", "", homeCode},
	{" manual qr ", " matter ", "", matterCode},
	{" f52 de52 ", "", " mti ", hex16},
	{" ascii hex base32 ", "", " otpauth_url ", longText},
	{" user_hash ", "", " app_id ", hex64}, // of Intercom
	{" hash ", "", " auth_date ", hex64},   // of Telegram
	{" kkpruef ", "", "", securityCode},
	{" userident ", "", " username ", notPlain},     // of TYPO3
	{" otpattempt otp_attempt ", "", "", sixDigits}, // and not how often
	{" otc ", "", "", doorCode},                     // of Microsoft
	{" redeemed_key_val ", "", "", anyText},

	// What proves who somebody is.
	{" code ", " query params callback oauth oidc qs querystring args form body response ", "", grantCode},
	{" statehandle rpsticket ", "", "", longText},                                             // of Okta, of the Xbox
	{" js_code app_ticket auth_req_id co_verifier devicelinkuri initdata ", "", "", longText}, // of WeChat, Feishu, CIBA, Signal, Telegram
	{" sft sctx flowtoken sessioninfo temporaryproof cyberarklogonresult ", "", "", longCode}, // of Microsoft, Firebase, CyberArk
	{" did ", "", " sid ", longCode},                                                          // of Synology
	{" clientstate ", "", " changetype resource ", longText},
	{" k1 magic ", "", "", hex64}, // of LNURL
	{" retype ", "", " username email ", notPlain},
	{" pgtid ", "", "", anyText},                                     // of CAS
	{" encrypt initialresponse initial_response ", "", "", isBase64}, // of Consul and its like, and of SASL
	{" first second ", " results ", "", issuedWord},                  // of WebAuthn's PRF
	{" private_id privateid ", "", "", hex12},                        // of a YubiKey
	{" base32stringseed qrcodepng ", "", "", longText},               // of AWS
	{" barcode ", "", " url ", longCode},                             // of Vault, as an image
	{" crumb ", "", "", hexKey},                                      // of Jenkins
	{" sub ", "", " amr acr ", personCode},
	{" pid ", "", " amr acr ", elevenDigits}, // of ID-porten
	{" ha1 ha1b ", "", "", hexKey},           // of Digest
	{" verifier ", "", " salt ", hexKey},
	{" entropy ", " salted-sha512-pbkdf2 ", "", longText}, // of macOS
	{" spare4 ", "", "", longText},                        // of Oracle
	{" sv_setsteamaccount steamidkey ", "", "", anyText},

	// Keys.
	{" value ", "", " issued_on ", longText},        // of Cloudflare
	{" encoded ", "", " api_key apikey ", longText}, // of Elasticsearch
	{" transport_key ", "", " http_ca_key ", longText},
	{" plaintext ", "", "", givenOut},
	{" payload ", "", " payload_content_type payload_content_encoding ", longText}, // of Barbican
	{" primarykey primary_key secondarykey secondary_key ", "", "", paddedKey},     // of devices and accounts of Azure
	{" content_key contentkey ", " drm cenc cpix widevine fairplay playready clearkey ", "", contentKey},
	{" key_share keyshare ", " unseal rekey shamir ", "", longText}, // of Vault; in TLS it is public
	{" base64 content contents data ", " keytab keystore kubeconfig ", "", longText},
	{" kubeconfig encoded_jit_config access_grant accessgrant ", "", "", longCode}, // of Linode, GitHub, Storj
	{" k r ", " mac ", "", isBase64},                                               // of restic
	{" clear ", " bdk ipek zmk tmk pek kek dek zpk tpk ", "", hex32},
	{" cak ", "", "", hexKey},      // of MACsec
	{" ms ", "", " hkdf ", hexKey}, // of OSCORE
	{" user_key userkey ", " pushover pushover_configs ", "", anyText},
	{" appcertificate app_certificate ", "", "", hexKey},          // of Agora
	{" transactionkey ", " merchantauthentication ", "", anyText}, // of Authorize.Net
	{" ds_merchant_identifier secure_key inkey joinkey backbone_key sonar.login ", "", "", hexKey},
	{" key1 ", "", " key2 ", hexKey}, // of Azure's services
	{" key2 ", "", " key1 ", hexKey},
	{" primary_key ", "", " key_derivation_salt deterministic_key ", longText}, // of Rails
	{" crc ", "", " merchantid posid ", hex16},                                 // of Przelewy24
	{" receipt-data receipt_data accountentropypool sek ", "", "", longCode},
	{" accountdata ", " provisioning ", "", longCode}, // of who joins a domain of Windows
	{" peklist r0kh r1kh signsk suri deletekey ", "", "", longText},
	{" node_key ", "", " host_identifier ", longText},                  // of osquery
	{" content ", "", " policyid ", anyText},                           // of CyberArk
	{" viewkey view_key spendkey spend_key rune ", "", "", issuedText}, // of Monero, of Core Lightning
	{" pushmagic escrowbag ", "", "", longText},                        // of devices of Apple that are managed
	{" challenge ", " payloadcontent scep ", "", longText},
	{" streamname ", " ingestioninfo ", "", anyText}, // of YouTube

	// Phones, networks and things.
	{" ki opc encpermanentkey gak guek gbek ", "", "", hex32}, // gak and the like of DLMS
	{" k op ", "", " amf sqn ", hex32},
	{" kausf kseaf kamf xresstar ", "", "", hexKey},                // of 5G
	{" sk_d sk_ai sk_ar sk_ei sk_er sk_pi sk_pr ", "", "", hexKey}, // of IKE
	{" install_code installcode ", "", "", hexCode},
	{" ipkvalue ", "", "", hexKey},
	{" otep user_actkey ", "", "", anyText},
	{" adm1 ", "", "", adminCode},
	{" matchingid ", "", "", codeGroups}, // of an eSIM
	{" community ", " v1 v2 v2c snmpv1 snmpv2 snmpv2c snmp_v1 snmp_v2c ", "", anyText},
	{" community ", "", " oids snmp_version ", anyText},
	{" x_vwirekey ", "", "", hexKey},                                // of UniFi
	{" local_key localkey ", "", "", deviceKey},                     // of Tuya
	{" bindkey tclk_seed ", "", "", hexKey},                         // of Xiaomi, of Zigbee
	{" tlv dataset ", "", "", hexBlock},                             // of Thread
	{" setup_manual_code setup_qr_code setupuri ", "", "", anyText}, // of Matter and HomeKit
	{" iosdeviceltsk accessoryltsk ", "", "", hexKey},
	{" webhook_id webhookid ", "", "", hex64}, // of Home Assistant
	{" rtspalias ", "", "", anyText},
	{" enr ", "", " product_model mac ", deviceKey}, // of Wyze
	{" s h k ", " rriot ", "", anyText},             // of Roborock
	{" pac ", "", " devicetypeid ", hex16},          // of Sigfox
	{" pac ", " sigfox ", "", hex16},
	{" fdsk ", "", "", hex32}, // of KNX
	{" toolkey tool_key ", " device knx ", "", hex32},
	{" skc ", " immobilizer immobiliser immo ", "", doorCode},                         // of a car
	{" cw0 cw1 boxkey box_key ", "", "", hex16},                                       // of who watches television
	{" sessionword session_word ", "", "", hex12},                                     // of BISS
	{" tcp_md5 tcpmd5 ", "", "", notPlain},                                            // of BGP
	{" username ", " success ", "", longCode},                                         // of Hue
	{" newvalue ", " zwave ", "", doorCode},                                           // of a lock, under its property
	{" secondaryfield secondary_field ", " useridentity user_identity ", "", anyText}, // of DICOM
	{" holdkey hold_key ", "", "", doorCode},                                          // of who prints

	// Money, and numbers of people.
	{" account ", " ach eft bacs sepa wire bank_transfer banktransfer direct_deposit directdeposit ", "", bankNumber},
	{" routing ", " ach wire direct_deposit directdeposit bank bank_account bankaccount ", "", bankNumber},
	{" identification ", "", " schemename ", bankNumber}, // of Open Banking
	{" branch_code branchcode ", " customer_bank_accounts bank_account bankaccount bank_details bankdetails ", "", sixDigitText},
	{" onus ", " checkdetail ", "", anyText},
	{" bankn ", "", " bankl banks ", bankNumber}, // of SAP
	{" perid ", "", " pernr ", anyText},
	{" cv2 ", "", "", securityCode},
	{" code ", " card ", " expmonth expyear exp_month exp_year ", securityCode}, // of Bitwarden
	{" seriescode ", " paymentcard payment_card card ", "", securityCode},       // to hotels
	{" validationdata ", "", " keycheckvalue ", securityCode},
	{" 52 ", "", " mti ", hex16}, // of ISO 8583
	{" f052 de052 ", "", "", hex16},
	{" id ", " othr ", "", bankNumber}, // of ISO 20022
	{" idnr steuerid steuer_id ", "", "", elevenDigits},
	{" exchangekey exchange_key ", " user ", "", sixteenMixed}, // of Hungary's tax office
	{" datavalue ", " opaquedata ", "", longText},
	{" gan ", " gift_card giftcard ", "", cardLong},
	{" cle ", "", " rang ", anyText}, // of Paybox
	{" unique_identifier ", " identity_documents ", "", anyText},
	{" cert_no ", " identity_param ", "", anyText},
	{" nir ", "", "", frenchNumber},
	{" vn ", "", "", swissNumber},
	{" ss ", "", "", usNumber},
	{" ein ", "", "", employerNumber},
	{" pid.19 pid-19 ", "", "", anyText}, // of HL7
	{" protect_code deeplinkcode ", "", "", anyText},
}

// commonNames are those of placedSecrets that stand in texts that hold no secret, too.
const commonNames = " code data content contents base64 account routing payload first second sub pid barcode op id clear username newvalue k r s h ms ss vn cle challenge community identification qrcode 52 did can otc crc dataset magic k1 digits seed p input entry entered reply setup manual qr hash activation redeem hex value "
