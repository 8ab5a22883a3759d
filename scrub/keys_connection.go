package scrub

// stores are what a URL is of in which a password may stand: databases, queues and caches.
const stores = " database db postgres postgresql pg mysql mariadb mongo mongodb redis amqp rabbitmq cloudamqp jdbc broker nats clickhouse "

// holds reports whether the value under key is a secret or, as that of DATABASE_URL, may have one in it.
func (k *keyRules) holds(key string) bool {
	if !namesURL(key) || len(key) > maxCachedKey {
		return k.sensitive(key)
	}
	v := k.judged(key)
	return v.secret || v.connects
}

func namesURL(key string) bool { return hasSuffixFold(key, "url") || hasSuffixFold(key, "uri") }

// connects reports whether key, the name of a URL, is that of a store, and the user did not exempt it.
func (k *keyRules) connects(key string) bool {
	sp := splitter{vocab: k.vocab, keepText: true}
	sp.split(key)
	n := len(sp.texts)
	asks := n > 2 && sp.words[0].kind&kindAsk != 0 || n > 2 && sp.texts[n-2] == "broker" && !isWordOf(sp.texts[n-3], " celery message mq mqtt amqp task queue app ")
	return n > 1 && isWordOf(sp.texts[n-2], stores) && !asks && !k.exempted(key)
}
