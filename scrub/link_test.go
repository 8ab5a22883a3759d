package scrub

import "testing"

// Names of URLs are cut into their words, whatever bytes are in them.
func TestNamesOfLinks(t *testing.T) {
	for key, want := range map[string]bool{
		"invite_url": true, "activationLink": true, "redeemUrl": true, "MAGIC_LINK": true, "signing-uri": true, "invite2_url": true, "esignUrl": true,
		"url": false, "_url": false, "design_url": false, "assignedUrl": false, "login_url": false, "access_log_url": false, "invite": false,
		"aut\xb4r\x87\xb7h_url": false, "приглашение_url": false, "é_url": false, "1_2_url": false, "...url": false,
	} {
		if got := letsIn(key); got != want {
			t.Errorf("%q: %v", key, got)
		}
	}
}
