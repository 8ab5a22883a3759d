package scrub

// What clouds issue as credentials has members that are no secrets, and tell whose
// they are and until when.

// issued returns what stays of a container v under a name such as credentials: its
// public members if a cloud issues the like, else nothing.
func (w *walk) issued(v any) (any, bool) {
	w.under = nil
	out, _ := w.value(v)
	m, _ := out.(map[string]any)
	public := issuedMembers(m)
	if public == "" {
		return w.s.boxed, true
	}
	edited, _ := editMap(m, func(k string, e any) (any, bool) {
		if isWordOf(k, public) {
			if _, text := e.(string); text || e == nil {
				return e, false
			}
		}
		return w.s.boxed, true
	})
	return edited, true
}

// issuedMembers are the public members of the key file of a service account of
// Google's, or of what Amazon's token service answers, if m is one.
func issuedMembers(m map[string]any) string {
	switch m["type"] {
	case "service_account", "authorized_user", "external_account", "impersonated_service_account":
		return " type project_id quota_project_id private_key_id client_email client_id auth_uri token_uri " +
			"auth_provider_x509_cert_url client_x509_cert_url universe_domain "
	}
	if m["SecretAccessKey"] != nil && m["SessionToken"] != nil || m["secretAccessKey"] != nil && m["sessionToken"] != nil {
		return " expiration "
	}
	return ""
}
