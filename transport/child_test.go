package transport_test

func childMain() bool { return false }
