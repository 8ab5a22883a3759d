package scrub

// keyIdentity are words for the numbers by which states and banks know a
// person, as the forms of their countries call them.
var keyIdentity = []wordList{
	// Long words, which cannot mean anything else.
	{kindStrong | kindInside | kindNoun, `sozialversicherungsnr rentenversicherungsnummer rentenversicherungsnr krankenversichertennummer krankenversicherungsnummer
		krankenversicherungsnr versichertennummer versicherungsnummer steueridentnummer steueridentnr steueridnr steuernr personalausweisnr
		reisepassnr ausweisnr fuehrerscheinnummer fuhrerscheinnummer fuehrerscheinnr fuhrerscheinnr aufenthaltstitelnummer ahvnummer svnummer
		bankverbindung bankkonto bankkontonummer girokontonummer
		rijksregisternummer rijksregisternr insznummer sofinummer bsnnummer rijbewijsnummer paspoortnummer identiteitskaartnummer
		vreemdelingennummer bankrekeningnummer creditcardnummer
		samordningsnummer korkortsnummer passnr fodselsnr foedselsnr cprnr pasnummer koerekortnummer
		sosiaaliturvatunnus passinnumero ajokortinnumero verotunnus pankkitili kennitala
		isikukood asmenskodas personaskods rodnecislo cislouctu cislokarty szemelyiszam tajszam adoazonosito adoazonositojel szigszam
		bankszamlaszam utlevelszam kartyaszam codicefiscale tckimlik tckimlikno kimliknumarasi
		nomorrekening nomorktp philhealth philsys pagibig mykad jumin juminbeonho kojinbango shenfenzheng
		rnokpp teudatzehut codemelli kodmelli`},
	{kindStrong, `身份证 身份證 身分證 银行卡号 銀行卡號 银行账号 銀行帳號 信用卡号 信用卡號 护照号 護照號 社保号 驾驶证号 驾照号
		マイナンバー 個人番号 カード番号 口座番号 免許証番号 旅券番号 パスポート番号
		주민등록번호 주민번호 카드번호 계좌번호 여권번호 운전면허번호 외국인등록번호
		снилс инн пинфл рнокпп егн емшо јмбг αμκα αφμ ΑΜΚΑ ΑΦΜ आधार เลขบัตรประชาชน`},
	// Abbreviations.
	{kindWeak | kindNoun, `adhaar nuban bban cedula snils amka hetu insz kvnr svnr idnr tckn emso embg idnp pinfl npwp cccd cmnd uinfin iqama hkid nicop mrz
		codemeli`},

	// What makes a number of it secret: cedula_number, numero_carte_vitale.
	{kindNumberOf, `emsho insee fiscal iqama cedula pasep philhealth philsys nicop voter ration citizen citizenship civil resident residency
		emirates government national personal mykad vergi snils pinfl steuer alien uscis omang fayda carecard healthcard
		health rijksregister identidad identidade identita identite osobisty dowodu contribuinte contribuyente contribuable
		eleitor vitale sanitaria paszportu prukazu jumin aadhar steuerident fuehrerschein fuhrerschein reisepass paspoort
		identiteitskaart sozialversicherungs rentenversicherungs sozialversicherung nuban transit bancaria bancario bancaire
		bankkonto corrente corriente corrientes`},
	{kindFirst | kindHeadNumber, `nomor`},
}

// keyApart are words so short, or so much like parts of other words, that they
// count only where something separates them.
var keyApart = []wordList{
	{kindWeak, `pgt gslt hicn ktn ipin aav cuit cpr cnp oib rut fnr utr ktp egn lnch uan cbu cvu nin ahv omang emso embg
		mtan itan etan phototan chiptan pushtan smstan
		lmk zmk zpk tmk tpk bdk ipek zek kbpk cvk pvk arqc arpc cavv tavv ucaf icvv dcvv kasme pskc stek irk ltk csrk wif
		ssws wresult dsid zenid lsid osid apisid`},
	{kindStrong, `sandi`},
	{kindSeedOf, `ed`},
	{kindDesc, `cap gap lag ui ux`},
	{kindNumberOf, `nip cpr amka pps rsi ahv avs navs afm adt emso embg oib jmbg cnp nie nir hetu nif dni fin hkid rrn curp nss rut ruc rif
		dui nit nuip cui rtn cuit cuil cnh rg pis nis nik ktp npwp kk sss umid gsis cccd cmnd nid cnic ntn uan abha govt gov ic
		kra nida nhi ird ihi utr nino chi trn tckn vkn inn idnp niss insz bpk kvnr nin qid eid cin egn lnch ramq cbu cvu bban
		rib`},
	{0, `tran dat mi xac bi so ki li ta pd ed rw ic kk rg op sv opc adm dl rm`},
	{kindKeyOf, `ai ki kic irk ltk csrk hf pix opc adm tr`},
	{kindCarrier, `ca us gb uk fr nl ch se dk fi pl pt br mx cl pe sg hk ph th vn kr jp cn tw au nz za ng ke ru ua bg gr hu cz`},
}

// keyIdentityPhrases are written as keyPhrases are.
var keyIdentityPhrases = []string{
	"+national identifier", "+national identity", "+national identification", "+government id", "+govt id", "+gov id", "+government issued id",
	"=personal id", "+personal id number", "+personal identity", "+personal identification number", "+personal identification code",
	"+personal code", "+personal identifier", "=id number", "=id no", "+id document number", "+identity document",
	"=id card", "=identity card", "+citizen id", "+resident id", "+resident registration", "+residence permit", "+ssn id", "+work permit", "+residence card",
	"+resident card", "+alien registration", "+voter card", "+ration card", "+pan card", "+civil id", "+emirates id", "+qatar id",
	"+saudi id", "+ghana card", "+health insurance id", "+unique taxpayer", "+taxpayer reference", "+taxpayer identification",
	"+tax payer id", "+tax identification", "+tax identifier", "+tax reference number", "+passport id", "+passport mrz", "=mrz line", "=wordpress logged in", "=wordpress sec", "=sid guard", "=sid tt", "=sp dc", "=pt key", "=bili jct", "=ct 0", "=sess at main", "=at main", "=cf bm", "=apns p 8", "=asc p 8", "=opc value", "+k asme", "+k ausf", "+k seaf", "+k amf",
	"+travel document number", "+rrn kr", "+korean rrn", "=my number", "=dl number", "=dl no", "=dl num", "=tc kimlik", "+social number",
	"+national tax number", "+known traveler number", "+known traveller number", "+redress number", "+medicare beneficiary", "+ehic number", "=w 9 tin", "=tax tin", "=company tin", "=employer ein", "=company ein", "=business ein", "+no nik", "+nric fin", "=nie extranjero",
	"+conta bancaria", "+cuenta bancaria", "+compte bancaire", "+conto bancario", "+bank konto", "+conta corrente", "+cuenta corriente",
	"+bank number", "=ac no", "=bank ac no", "=bank details", "+account iban", "+wire routing", "+ach routing", "+institution transit",
	"+steuer ident", "+personas kods", "+asmens kodas", "+isiku kood", "+taj szam", "+szemelyi szam", "+ado azonosito", "+rodne cislo", "+cislo op",
	"+cislo pasu", "+cislo uctu", "+cislo karty", "=dowod osobisty", "+nr dowodu", "+codice fiscale", "=carta identita", "=carte identite",
	"+titulo eleitor", "+cedula ciudadania", "+cedula de ciudadania", "+cedula identidad", "+cedula de identidad", "+clave elector", "+cod numeric personal", "+numero identificacion", "+numero identificacao", "+teudat zehut",
	"+mispar zehut", "+code melli", "+kod melli", "+kojin bango", "+no ktp", "+no rekening", "+no rek", "+no npwp", "+so cccd",
	"+so cmnd", "+so tai khoan", "+so the", "+hesap no", "+kart no",
	"+номер паспорта", "+серия паспорта", "+номер карты", "+номер счета", "+номер снилс", "+תעודת זהות", "+מספר זהות", "+رقم الهوية", "+رقم البطاقة", "+رقم الحساب",
	"-personal nummer", "-vehicle identification", "-vehicle identification number", "-vehicle id number", "-order id number", "-phone id number",
	"-employee id number", "-bank holiday", "-national holiday", "-personal best", "-session id number",
	"-permit type", "-bank id number", "-bank identification number", "-issuer identification number", "-request id number",
}
