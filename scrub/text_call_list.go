package scrub

import "strings"

// secretArguments are functions of libraries that take a secret among arguments without
// names, by which argument it is, counted from 1: of sign-ins, hashes, signatures and
// clients. A name may begin with the last parts of its path.
var secretArguments = [...]string{
	1: "HMAC256 HMAC384 HMAC512 hmac.new Fernet SecretKeySpec bcrypt.compare bcrypt.compareSync bcrypt.hash " +
		"bcrypt.hashSync bcrypt.hashpw bcrypt.checkpw argon2.hash password_verify password_hash generate_password_hash " +
		"check_password make_password set_password walletpassphrase walletpassphrasechange encryptwallet importprivkey " +
		"personal_importRawKey personal_newAccount crypt ENCRYPTBYPASSPHRASE DECRYPTBYPASSPHRASE EncryptByPassPhrase " +
		"DecryptByPassPhrase OLD_PASSWORD new_from_slice Secret::Encoded ssh.Password aes.NewCipher des.NewCipher chacha20poly1305.New HMACSHA256 " +
		"HMACSHA384 HMACSHA512 HMACSHA1 SymmetricSecurityKey Rfc2898DeriveBytes pbkdf2.Key scrypt.Key argon2.Key " +
		"argon2.IDKey scryptSync pbkdf2Sync crypto.scrypt crypto.pbkdf2 bcrypt.GenerateFromPassword " +
		"GenerateFromPassword SignedString MessageVerifier.new MessageEncryptor.new cookieParser AzureKeyCredential " +
		"BCrypt.hashpw BCrypt.checkpw BCrypt.HashPassword BCrypt.Verify Hash::make Hash::check passwordEncoder.encode " +
		"passwordEncoder.matches encoder.matches gitlab.NewClient github.NewTokenClient nats.Token pyotp.TOTP " +
		"pyotp.HOTP ROTP::TOTP.new totp.Validate totp.verify totp.now hotp.verify verifyCode " +
		"otplib.authenticator.generate authenticator.generate authenticator.check Github Octokit.new Telegraf bot.run " +
		"client.run HmacSigner Keys.hmacShaKeyFor Fernet.new SecretStr setSigningKey",
	2: "oci_connect oci_pconnect simple_bind_s simple_bind bind_s ldap.Bind conn.Bind l.Bind login authenticate auth " +
		"SetBasicAuth setBasicAuth basicAuth basic_auth BasicAuth HTTPBasicAuth HTTPDigestAuth PasswordAuthentication " +
		"UsernamePasswordCredentials UsernamePasswordCredential UsernamePasswordAuthenticationToken jwt.sign jwt.verify " +
		"jwt.decode jwt.encode JWT::encode JWT::decode JWT.encode JWT.decode signWith createHmac createCipheriv " +
		"createDecipheriv AES.encrypt AES.decrypt argon2.verify check_password_hash KeyStore.load keyStore.load " +
		"keystore.load ks.load twilio.Client twilio Twilio Twilio.init pgp_sym_encrypt pgp_sym_decrypt PGP_SYM_ENCRYPT " +
		"PGP_SYM_DECRYPT aes_encrypt aes_decrypt AES_ENCRYPT AES_DECRYPT DES_ENCRYPT DES_DECRYPT personal_unlockAccount " +
		"user.login hmac PasswordCredentials NetworkCredential BasicAWSCredentials Credentials.basic " +
		"PlainTextAuthProvider UserPassword hmac.New HmacSHA256 HmacSHA1 HmacSHA512 HMAC.hexdigest HMAC.digest " +
		"HMAC.base64digest NewStaticCredentials NewStaticCredentialsProvider NewStaticV4 NewStaticV2 " +
		"AwsBasicCredentials.create AwsSessionCredentials.create BasicSessionCredentials Credentials.new Credentials::new " +
		"NewSharedKeyCredential StorageSharedKeyCredential StorageCredentials algoliasearch algolia.search " +
		"search.NewClient influxdb2.NewClient InfluxDBClientFactory.create cx_Oracle.connect oracledb.connect " +
		"createCipher pbkdf2_hmac CompareHashAndPassword UserInfo url.UserPassword conn.Auth c.Auth client.Auth Login " +
		"signIn signInWithEmailAndPassword createUserWithEmailAndPassword signInWithPassword " +
		"EmailAuthProvider.credential username_pw_set WiFi.begin wifi.begin WithCredentials withCredentials setCredentials Client.new basic with_user_and_password kmf.init KeyManagerFactory.init keyStore.getKey " +
		"Client::new ks.getKey client.authenticate withBasicAuth addBasicAuth gitlab.Gitlab plain.NewMechanism",
	3: "PDO PDO->__construct mysqli mysqli->__construct mysqli_connect mysql_connect mysql_pconnect " +
		"mysqli->real_connect odbc_connect imap_open ftp_login ldap_bind ssh2_auth_password getConnection " +
		"MySQLdb.connect pymysql.connect PlainAuth hash_hmac openssl_encrypt openssl_decrypt execute_kw DirectoryEntry " +
		"DBI->connect Sequelize pymssql.connect ibm_db.connect Connection ldap3.Connection NewPlainClient " +
		"ClientSecretCredential client.connect create_user create_superuser minio.New Net::LDAP.bind " +
		"keyStore.setKeyEntry ks.setKeyEntry",
	4: "mysqli_real_connect c.connect ssh.connect mysql_real_connect",
}

// signIns are the same by name.
var signIns = func() map[string]int {
	m := make(map[string]int)
	for n, names := range secretArguments {
		for name := range strings.FieldsSeq(names) {
			m[name] = n
		}
	}
	return m
}()

// otherArguments are those of them that take other words as well.
const otherArguments = " login authenticate auth load connection signin basic client.connect totp.validate totp.verify verifycode authenticator.check client.run bot.run setcredentials withcredentials passwordencoder.encode encoder.matches search.newclient gitlab.newclient influxdb2.newclient github telegraf client.new credentials.new credentials::new c.connect client::new "
