package scrub

import "strings"

// maxCommand is how far from the name of a program its options are looked for.
const maxCommand = 400

// tool says how a program takes passwords.
type tool struct {
	flags    string // short options with a password in the next argument or, after =, in the same
	attached string // short options that the password follows at once: -psecret
	command  string // only with this command: docker login -p x
	batch    bool   // with -b the last argument
	user     bool   // user:password in the last of joined short options, -su
	login    bool   // the first argument is user/password, or name%password after -U
	wraps    bool   // another program with its own options follows
}

// tools are the programs whose short options are passwords, from their manuals. A
// name of two letters has the space after it.
var tools = map[string]*tool{
	"curl": {user: true}, "twine": {flags: "p"}, "racadm": {flags: "p"}, "evil-winrm": {flags: "p"}, "kadmin": {flags: "w"}, "ncftp": {flags: "p"}, "ncftpget": {flags: "p"},
	"security": {flags: "pPk", command: "keychain"}, "altool": {flags: "p"}, "certutil": {flags: "p"},
	"sshpass": {flags: "p", attached: "p", wraps: true}, "sqlcmd": {flags: "P", attached: "P"}, "bcp": {flags: "P", attached: "P"}, "osql": {flags: "P", attached: "P"},
	"isql": {flags: "P", attached: "P"}, "tsql": {flags: "P"}, "mysql": {attached: "p"}, "mysqldump": {attached: "p"}, "mysqladmin": {attached: "p"},
	"mysqlimport": {attached: "p"}, "mysqlsh": {attached: "p"}, "mariadb": {attached: "p"}, "xtrabackup": {attached: "p"},
	"ldapsearch": {flags: "w"}, "ldapmodify": {flags: "w"}, "ldapadd": {flags: "w"}, "ldapdelete": {flags: "w"}, "ldapwhoami": {flags: "w"}, "ldappasswd": {flags: "was"},
	"mosquitto_pub": {flags: "P"}, "mosquitto_sub": {flags: "P"}, "mongo": {flags: "p"}, "mongosh": {flags: "p"}, "mongodump": {flags: "p"},
	"mongorestore": {flags: "p"}, "mongoexport": {flags: "p"}, "mongoimport": {flags: "p"}, "cqlsh": {flags: "p"}, "ipmitool": {flags: "P"},
	"snmpget": {flags: "cAX"}, "snmpwalk": {flags: "cAX"}, "snmpset": {flags: "cAX"}, "snmpbulkwalk": {flags: "cAX"}, "snmptrap": {flags: "cAX"},
	"rdesktop": {flags: "p"}, "ssh-keygen": {flags: "NP"}, "codecov": {flags: "t"}, "doctl": {flags: "t"}, "htpasswd": {batch: true}, "usermod": {flags: "p"}, "useradd": {flags: "p"}, "zip": {flags: "P"}, "unzip": {flags: "P"}, "7z ": {attached: "p"}, "7za": {attached: "p"}, "rar": {attached: "p"}, "unrar": {attached: "p"},
	"docker": {flags: "p", command: " login "}, "podman": {flags: "p", command: " login "}, "helm": {flags: "p", command: " login "}, "nerdctl": {flags: "p", command: " login "},
	"skopeo": {flags: "p", command: " login "}, "buildah": {flags: "p", command: " login "}, "oc ": {flags: "p", command: " login "}, "cf ": {flags: "p", command: " login "}, "az ": {flags: "p", command: " login "},
	"smbclient": {login: true}, "rpcclient": {login: true}, "winexe": {login: true}, "smbmap": {flags: "p"}, "nxc": {flags: "p"}, "crackmapexec": {flags: "p"}, "psexec": {flags: "p"}, "PSEXEC": {flags: "p"}, "PSEXEC.EXE": {flags: "p"}, "PsExec": {flags: "p"}, "PsExec.exe": {flags: "p"},
	"sqlplus": {login: true}, "expdp": {login: true}, "impdp": {login: true}, "sqlldr": {login: true}, "rman": {login: true}, "redis-cli": {flags: "a"}, "openssl": {flags: "kK"}, "ncftpput": {flags: "p"}, "vercel": {flags: "t"}, "influx": {flags: "t"}, "hydra": {flags: "p"}, "rabbitmqadmin": {flags: "p"}, "gpg-preset-passphrase": {flags: "P"},
}

// commandEnd returns where the options of the program whose name ends at end end at the latest: where the
// next command starts on a line of its own.
func (sc *scanner) commandEnd(end int) int {
	s := sc.s[end:min(len(sc.s), end-1+maxCommand)]
	for at := 0; ; {
		n := strings.IndexByte(s[at:], '\n')
		if n < 0 || at+n+1 >= len(s) {
			return end - 1 + maxCommand
		}
		at += n + 1
		if before := strings.TrimRight(s[:at], "\r\n"); isAlpha(s[at]) && !strings.HasSuffix(before, `\`) && !strings.HasSuffix(before, ",") {
			return end + at - 1
		}
	}
}

// shortFlag replaces the password in the short option whose dash is at i, if the
// program before it takes one there.
func (sc *scanner) shortFlag(i int) bool {
	s, t := sc.s, sc.tool
	if t == nil || i > sc.toolUntil || i+2 >= len(s) {
		return false
	}
	flag := s[i+1]
	if flag == 'U' && t.login {
		return sc.percentLogin(i + 2)
	}
	lo := i + 2
	switch {
	case strings.IndexByte(t.flags, flag) >= 0 && (s[lo] == ' ' || s[lo] == '='):
		lo++
	case strings.IndexByte(t.attached, flag) >= 0 && s[lo] != ' ' && s[lo] != '-' && (s[lo] != '"' || s[i-1] != '"'):
	default:
		return false
	}
	if t.command != "" && !strings.Contains(s[sc.toolFrom:i], t.command) {
		return false
	}
	if t.wraps {
		sc.tool = nil
	}
	v := sc.argument(lo)
	if text := s[v.lo:v.hi]; text == "" || text[0] == '-' || placeholder(text) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// argument is the argument of a command line at lo: in quotes, or up to white
// space.
func (sc *scanner) argument(lo int) value {
	s := sc.s
	for lo < len(s) && s[lo] == ' ' {
		lo++
	}
	esc := lo
	for esc < len(s) && s[esc] == '\\' && esc-lo <= maxEscapes {
		esc++
	}
	if sc.closes(lo) {
		return value{lo: lo, hi: lo}
	}
	if esc < len(s) && isQuote(s[esc]) {
		return sc.quoted(esc, esc-lo)
	}
	hi := lo
	for hi < len(s) && strings.IndexByte(" \t\r\n\"'`|;", s[hi]) < 0 {
		if s[hi] == '\\' && hi+1 < len(s) && s[hi+1] != 't' && sc.inEscapes() && escapeEnds(s[hi+1:]) {
			break
		}
		hi++
	}
	if hi-lo > 1 && s[hi-1] == ')' && strings.IndexByte(s[lo:hi], '(') < 0 { // of what is around the command
		hi--
	}
	return value{lo: lo, hi: hi}
}

// percentLogin replaces the password of user%password, the argument at lo.
func (sc *scanner) percentLogin(lo int) bool {
	v := sc.argument(lo)
	if c := strings.IndexByte(sc.s[v.lo:v.hi], '%'); c > 0 && v.lo+c+1 < v.hi {
		sc.replace(v.lo+c+1, v.hi)
		return true
	}
	return false
}

// login replaces the password of user/password@database, the first argument of
// Oracle's programs, which end at end.
func (sc *scanner) login(end int) bool {
	s := sc.s
	if sc.tool == nil || !sc.tool.login {
		return sc.tool != nil && sc.tool.batch && sc.lastOfBatch(end)
	}
	at := end
	for at+1 < len(s) && s[at] == ' ' && s[at+1] == '-' { // options
		for at++; at < len(s) && s[at] != ' '; at++ {
		}
	}
	v := sc.argument(at)
	text, _, _ := strings.Cut(s[v.lo:v.hi], "@")
	slash := strings.IndexByte(text, '/')
	if slash < 1 || slash+1 >= len(text) || strings.IndexByte(text[slash+1:], '/') >= 0 || placeholder(text[slash+1:]) {
		return false
	}
	sc.replace(v.lo+slash+1, v.lo+len(text))
	return true
}

// lastOfBatch replaces the password of htpasswd, which ends at end, if it is an
// argument: htpasswd -b file user x, htpasswd -nb user x.
func (sc *scanner) lastOfBatch(end int) bool {
	s := sc.s
	batch, left := false, 3
	for at := end; at < min(len(s), end+maxCommand) && s[at] == ' '; {
		v := sc.argument(at)
		text := s[v.lo:v.hi]
		if text == "" {
			return false
		}
		if text[0] == '-' {
			batch = batch || strings.IndexByte(text, 'b') > 0
			if strings.IndexByte(text, 'n') > 0 {
				left--
			}
		} else if left--; left == 0 {
			if !batch || placeholder(text) {
				return false
			}
			sc.replace(v.lo, v.hi)
			return true
		}
		if at = v.hi; strings.HasSuffix(text, "C") && text[0] == '-' { // with a cost
			at = sc.argument(at).hi
		}
		if v.quote != 0 {
			at++
		}
	}
	return false
}

// piped replaces what echo, which ends at end, writes to a program that reads a
// password: echo x | docker login --password-stdin.
func (sc *scanner) piped(end int) bool {
	s := sc.s
	if end >= len(s) || s[end] != ' ' {
		return false
	}
	at := end
	for at+1 < len(s) && s[at] == ' ' && s[at+1] == '-' { // -n
		for at++; at < len(s) && s[at] != ' '; at++ {
		}
	}
	v := sc.argument(at)
	if text := s[v.lo:v.hi]; v.quote != 0 && strings.HasPrefix(text, "%s") && !v.open { // the format of printf
		v = sc.argument(v.hi + 1)
	}
	rest := s[min(v.hi, len(s)):min(len(s), v.hi+128)]
	rest = strings.TrimLeft(rest, "\"' ")
	if before := s[max(0, end-len("--password-command='echo")):end]; strings.Contains(before, "password-command") && v.hi > v.lo && !placeholder(s[v.lo:v.hi]) && s[v.lo] != '$' {
		sc.replace(v.lo, v.hi)
		return true
	}
	if strings.HasPrefix(rest, ">") && sc.intoSecretFile(v, rest) || strings.HasPrefix(rest, ")") && sc.substituted(end) {
		if text := s[v.lo:v.hi]; !placeholder(text) && text[0] != '$' {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	if !strings.HasPrefix(rest, "|") || !readsPassword(rest) {
		return false
	}
	lo := v.lo
	if strings.Contains(rest, "chpasswd") {
		lo += strings.IndexByte(s[v.lo:v.hi], ':') + 1
	}
	if text := s[lo:v.hi]; placeholder(text) || text[0] == '$' {
		return false
	}
	sc.replace(lo, v.hi)
	return true
}

// readsPassword reports whether the command line names a program that reads a
// password from its standard input.
func readsPassword(line string) bool {
	line, _, _ = strings.Cut(line, "\n")
	for _, option := range [...]string{"--password-stdin", "--with-token", "sudo -S", "--passphrase-fd", "--stdin", "-pass stdin", "-passin stdin", "secret create ", "secret set ", "secret put ", "secrets create ", "secrets versions add ", "vercel env add ", "wg pubkey", "pass insert", "zfs load-key", "lpass login"} {
		if strings.Contains(line, option) {
			return true
		}
	}
	for word := range strings.FieldsSeq(line) {
		if n := strings.IndexAny(word, "\"'`;)\\"); n > 0 {
			word = word[:n]
		}
		word = word[strings.LastIndexAny(word, "/=")+1:]
		if isWordOf(word, " passwd chpasswd saslpasswd2 smbpasswd vncpasswd cryptsetup kinit keepassxc-cli ") {
			return true
		}
	}
	return false
}

// planStep reports whether p is what Terraform says about a resource: aws_secret.db:
// Creation complete after 2s.
func (sc *scanner) planStep(p *pair) bool {
	if p.sep != ':' || !p.spaced || p.quote != 0 || strings.IndexByte(p.key, '.') < 0 {
		return false
	}
	word, rest, _ := strings.Cut(sc.s[p.value:min(len(sc.s), p.value+maxShape)], " ")
	switch strings.TrimRight(word, "\r\n") {
	case "Creating...", "Destroying...", "Modifying...", "Reading...", "Importing...":
		return true
	case "Refreshing", "Still", "Creation", "Destruction", "Modifications", "Read", "Preparing", "Import":
		return rest != "" && isAlpha(rest[0])
	}
	return false
}
