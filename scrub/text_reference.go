package scrub

import "strings"

// references are what tools write before the place where a secret is kept.
var references = [...]string{
	"vault:", "vault://", "op://", "ref+", "secret://", "secretref:", "secretsmanager:", "awssm://", "aws-sm://", "awsssm://", "ssm://", "ssm:", "gcpsm://", "gsm://", "sm://", "akv://", "azkv://",
	"keyring:", "keychain:", "doppler://", "bws://", "infisical://", "sops:", "env://", "env:", "file://", "file:/", "k8s:", "kubernetes:", "projects/", "gcp-sm:", "file(", "env(",
}

// unpath takes away what stands between the parts of a reference.
var unpath = strings.NewReplacer("#", "", ":", "", "+", "")

// reference reports whether text says where a secret is kept: op://prod/db/password,
// vault:secret/data/db#password, ENC[AES256_GCM,...], and the tags of YAML.
func reference(text string) bool {
	if text == "" {
		return false
	}
	if text[0] == '!' {
		tag, _, named := strings.Cut(text, " ")
		if named {
			tag = unjoin.Replace(tag)
		}
		return isWordOf(tag[1:], " secret ref vault vaultref env envvar sub getatt importvalue include sops encrypted sensitive import file join base64 findinmap select split transform reference lookup ") || strings.HasPrefix(tag, "!!") || strings.HasPrefix(tag, "!python/") || strings.HasPrefix(tag, "!ruby/")
	}
	if strings.HasPrefix(text, "@Microsoft.KeyVault(") { // in the settings of an app
		return strings.IndexByte(text, ')') == len(text)-1 && (strings.Contains(text, "(SecretUri=https://") || strings.Contains(text, "VaultName="))
	}
	for _, prefix := range references {
		if rest, ok := strings.CutPrefix(text, prefix); ok && rest != "" {
			return objectPath(rest) || plainParts(unpath.Replace(rest))
		}
	}
	return false
}
