package scrub

// keySenses lists words of the vocabulary that also mean something else, with
// the words before them that choose that meaning: gpio_pin, boarding_pass,
// yoga_session, method_signature, fortune_cookie.
var keySenses = []struct{ word, before string }{
	{"pin", `gpio led map input output board header chip reset enable clock data power ground analog digital interrupt trigger echo
		relay buzzer servo motor sensor sda scl mosi miso adc dac pwm uart spi rx tx cs irq io button backlight safety lapel push drop
		location marker rolling bowling firing hinge dowel connector jtag select strobe anode cathode`},
	{"pass", `one two first second third multi single render shadow rail bus day hall boarding season ski lift backstage press transit
		parking depth lighting post test tests high low band all pre bypass metro travel museum compiler optimization forward backward compile qa build night lint unit`},
	{"session", `training workshop game study conference yoga breakout meeting coaching practice lab trading chat therapy jam gym workout
		poster design sprint brainstorming class photo plenary tutoring charging gaming gameplay parking recording test verify
		legislative closing opening lunch exercise dialysis radiotherapy`},
	{"auth", `mutual anonymous biometric passwordless verify`},
	{"salt", `sea table rock bath epsom kosher road`},
	{"signature", `malware threat attack virus gene heat spectral function method type email image document digital wet handwritten verify
		byte mutation mutational key time call callback operator lambda constructor query`},
	{"pan", `frying sauce dust baking drip bed skip`},
	{"cookie", `fortune christmas chocolate dough oatmeal verify`},
	{"seed", `sesame poppy flax chia grass`},
	{"ticket", `support parking lottery bus train concert`},
	{"pepper", `bell black white chili cayenne red green ground`},
	{"bearer", `ring cup flag standard pall`},
}
