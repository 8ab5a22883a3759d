package scrub

// keyProducts are phrases of every first with every second part, with the sign
// of keyPhrases.
var keyProducts = []struct{ sign, first, second string }{
	// A file that holds secrets, given by its contents: kubeconfig_b64.
	{"+", `keytab,keystore,truststore,kube config,kube admin config,kube,netrc,npmrc,pypirc,pg pass file,htpasswd,docker cfg,docker config,jks,p 12,pfx,pkcs 12,p 8,asc p 8,
		p 12 certificate,p 12 cert,certificate p 12,cert p 12,keystore file,keyfile,ovpn,ovpn config,openvpn config,wireguard config,wg config,my cnf,
		service account,sa json,license file,licence file,wallet dat,key file,sasl jaas,jaas,pem file,gcp sa,key pair,keypair`,
		`b,base,content,contents,raw,blob,bundle,inline,yaml`},
	{"+", `keytab,keystore,truststore,netrc,jks,p 12,pfx,pkcs 12,p 8,gcp sa,keyfile,keypair,key pair`, `data,bytes,json`},
	// One half of a pair of keys: ed25519_private, ca_private.
	{"=", `rsa,dsa,ecdsa,ec,ecc,pgp,gpg,ssh,ed,ed 25519,ed 448,x 25519,curve,curve 25519,tls,ssl,mtls,ca,jwt,jwk,jwks,jwe,jws,pem,pkcs,pkcs 8,vapid,wireguard,wg,
		age,dkim,dnssec,secp,secp 256,dh,ecdh,p 256,p 384,key,keypair,key pair,host key,signing,encryption,wif`,
		`private,priv`},
	{"=", `private,priv`, `rsa,dsa,ecdsa,ec,ed 25519,x 25519,jwk,jwks,jwk set,jwks set,pem,der,keypair,key pair,wif`},
	// What is sent to prove that one knows a password.
	{"+", `ntlm,ntlmv,nt,lm,digest,digest auth,chap,cram,cram md 5,mschap,mschapv,scram,tan,chip tan,sms tan,photo tan,otp,totp,captcha,recaptcha,hcaptcha,turnstile,challenge,
		security question,secret question`, `response`},
	{"+", `mfa,otp,2 fa,kba,security,secret,challenge,security question,secret question,recovery question,recovery,memorable,password hint,password recovery,verification question`, `answer`},
	{"=", `pin,otp,totp,cvv,cvc,ssn,iban`, `input,typed,entry`},
	{"+", `memorable`, `word,information,info,phrase,date`},
	// Whose number it is, behind it as in Romance languages.
	{"=", `cpf do,cpf da,dni del,rut del,curp del,cedula del,nif do,cpf,dni,nif,nie,rut,curp,cuit,cuil,cedula,pesel,egn,ssn,bsn,nino,aadhaar,pan,iban,clabe,passport no`,
		`cliente,titular,paciente,usuario,empleado,empregado,empresa,beneficiario,conyuge,spouse,dependent,applicant,employee,patient,customer,debtor,creditor,payer,payee,
		client,klienta,kunde,empfaenger,owner,beneficiary,parent,child`},
	// Services whose names are also written as two words.
	{"+", `open ai,hugging face,eleven labs,send grid,mail gun,mail chimp,mail jet,pager duty,ops genie,new relic,data dog,launch darkly,bug snag,honey comb,hub spot,air table,
		drop box,digital ocean,cloud flare,docker hub,post hog,rudder stack,fire base,supa base,deep seek,open router,assembly ai,lang chain,lang smith,lang fuse,pay pal,
		brain tree,razor pay,pay stack,click up,big commerce,woo commerce,map box,open weather,open weather map,weather api,coin gecko,coin market cap,ether scan,
		alpha vantage,news api,rapid api,serp api,scraper api,browser stack,sauce labs,circle ci,sonar cloud,one signal,apps flyer,mix panel,log rocket,log dna,play fab,
		brave search,deep gram,deep l,mistral ai,run pod,pine cone,llama cloud,fire crawl,bright data,message bird,ring central,zen desk,fresh desk,help scout,
		spark post,post mark,ship station,ship engine,after ship,easy post,docu sign,panda doc,type sense,meili search,image kit,ip info,ip stack,max mind,virus total,
		bing search,google search,azure search`, `key`},
	// What a secret is divided into.
	{"=", `secret,seed,private key,master key,mnemonic,shamir,sss,slip,slip 39,tss,mpc,recovery,unseal,key,backup key`, `shard,fragment,half,piece`},
	{"=", `secret,seed,private key,master key,mnemonic,sss,slip,slip 39,tss,tss key,mpc,mpc key,wallet`, `share`},
	// Places in stories and games.
	{"-", `secret`, `passage,stage,room,door,area,boss,mission,rank,ending,cinema,character,weapon,island,wish,wedding,society,ballot,exit,tunnel,quest,achievement,bonus`},
	// Abbreviations too short, or with too many meanings, to stand alone.
	{"=", `ireland,irish,ie`, `pps`},
	{"=", `france,french,fr`, `nir,nss,insee`},
	{"=", `belgium,belgian,be`, `nrn,niss,rrn,nn`},
	{"=", `greece,greek,gr`, `afm,amka`},
	{"=", `hungary,hungarian,hu`, `taj`},
	{"=", `indonesia,indonesian`, `nik,ktp`},
	{"=", `mexico,mexican,mx`, `rfc,nss,ine`},
	{"=", `canada,canadian`, `sin`},
	{"=", `spain,spanish,peru,peruvian,argentina,argentine`, `dni,nie,ruc`},
	{"=", `chile,chilean`, `rut,run`},
	{"=", `colombia,colombian,ecuador,bolivia`, `nit,ci,ruc`},
	{"=", `poland,polish,slovak,czech`, `nip,rc`},
	{"=", `italy,italian`, `cf`},
	{"=", `sweden,swedish`, `pnr`},
	{"=", `norway,norwegian`, `fnr`},
	{"=", `switzerland,swiss`, `avs,ahv`},
	{"=", `malaysia,malaysian,singapore,singaporean`, `ic,nric,fin`},
	{"=", `pps`, `ireland,ie`},
	{"=", `nik,ktp`, `indonesia`},
	{"=", `rfc`, `mexico,mx,cliente,persona fisica`},
	{"=", `sin`, `canada`},
	{"=", `obs,cos,oss,bos,tos,s 3,minio,iam`, `sk`},
	// Addresses that are the credential themselves.
	{"+", `slack,discord,teams,mattermost,incoming`, `webhook url,webhook uri`},
	// What a link in a mail carries.
	{"+", `password reset,reset password,password recovery,email verification,email confirmation,email change,account activation,account recovery`,
		`hash,code,key,pin,digest,nonce`},
	{"+", `payment,payment method,card,braintree,square,checkout`, `nonce`},
	{"=", `sms,photo,chip,push,mobile,transaction,banking,secure,optic,qr`, `tan`},
	{"+", `lock,safe,locker,padlock,vault,door,gate`, `combination,combo`},
	{"=", `milenage,usim,sim,auc,hss,subscriber,isim`, `ki,opc,op,adm`},
	{"+", `server,rw,ro,read,write,trap,readonly,readwrite`, `community`},
	{"+", `lmk,zmk,tmk,bdk,kek,master key,clear,ipek`, `component`},
	{"+", `storage,blob,container,bus,table,queue`, `sas`},
	{"+", `storage,account,access,device,iothub,iot hub,hub,cosmos,cosmosdb,enrollment,maps,registration`, `primary key,secondary key`},
	{"+", `sas`, `query,string`},
	// Sections of a program's settings: JwtSettings:Key.
	{"+", `jwt,jwt bearer,token,stripe,openai,sendgrid,twilio,mailgun,encryption,crypto,aes`, `setting key,option key,config key,configuration key`},
	// The name under which a secret of Kubernetes holds a password.
	{"-", `user,admin,root,replication,postgres,secret,sentinel,metrics`, `password key`},
	// What is done to secrets, as options say it. Other verbs stand before what
	// a secret is for: update_token.
	{"-", `create,save,allocate,persist,toggle,generate,inject,redact,propagate,preserve,invalidate,destroy,terminate,regenerate,reuse,omit,strip,sanitize,prefer,
		print,dump,detect,send,autofill,expire,obfuscate`, `password,secret,token,credential,access token,access key,api key,session,cookie`},
	{"-", `passkey,token,password,otp,totp,mfa,pin,credential`, `enrollment,enrolment,registration,onboarding`},
	{"-", `checksum,sha 256 sum,md 5 sum`, `secret,password,token,credential,cookie`},
	{"-", `iban`, `last 4,last four,last 4 digits,bic`},
	{"-", `log,scan,mount,resolve,mask,rotate`, `password,secret,credential`},
	{"-", `prompt,ask,type,enforce,compare`, `password,pin`},
	{"-", `pass,set,forward`, `access token,authorization header,basic auth,auth header,authorization,id token,user header`},
	{"-", `resume,kill,track,capture,record,limit,keep,share,start,end,open,close,migrate,renew`, `session`},
}
