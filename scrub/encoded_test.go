package scrub

import (
	"encoding/base64"
	"encoding/hex"
	"testing"
)

// Texts in base64 and in hexadecimal digits go if there is a secret in them, and stay if not.
func TestEncodedTexts(t *testing.T) {
	s := Default()
	const dirty, clean = "#!/bin/bash\nexport DB_PASS=zq81kd02Xw\n/opt/app/start", "#!/bin/bash\nexport REGION=eu-west-1\n/opt/app/start"
	argv := []byte("curl\x00-u\x00deploy:zq81kd02Xw\x00https://repo.example.com")
	for name, tt := range map[string]struct {
		v      string
		secret bool
	}{
		"base64":            {base64.StdEncoding.EncodeToString([]byte(dirty)), true},
		"base64, clean":     {base64.StdEncoding.EncodeToString([]byte(clean)), false},
		"base64 of URLs":    {base64.RawURLEncoding.EncodeToString([]byte(dirty)), true},
		"base64, in lines":  {base64.StdEncoding.EncodeToString([]byte(dirty))[:40] + "\n" + base64.StdEncoding.EncodeToString([]byte(dirty))[40:], true},
		"hexadecimal":       {hex.EncodeToString(argv), true},
		"hexadecimal, hash": {"298ddbaa385eb4e908f2cbe0fb14b52f350d349cf05e1c89a9d981a1673944eb", false},
		"base64, image":     {base64.StdEncoding.EncodeToString([]byte("\x89PNG\r\n\x1a\n password=zq81kd02Xw and more of it")), false},
	} {
		for form, v := range map[string]any{
			"any": map[string]any{"startup": tt.v}, "texts": map[string]string{"startup": tt.v}, "struct": struct{ Startup string }{tt.v}, "list": []string{tt.v},
		} {
			got := encode(t, s.Value(v))
			if kept := got == encode(t, plainCopyOf(t, v)); kept == tt.secret {
				t.Errorf("%s, %s: %s", name, form, got)
			}
		}
	}
}

func plainCopyOf(t *testing.T, v any) any { return tree(t, encode(t, v)) }
