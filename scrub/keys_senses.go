package scrub

// keySenses lists words of the vocabulary that also mean something else, with
// the words before them that choose that meaning: gpio_pin, boarding_pass,
// yoga_session, method_signature, fortune_cookie.
var keySenses = []struct{ word, before string }{
	{"pin", `postal hair switch enamel badge wake wakeup hip bone fixation femoral ball clevis cotter hitch roll split locating ejector wrist pivot bobby retaining shear tent crank rpi arduino esp pico stm avr teensy dht fan step dir king cert certificate hpkp spki dependency up down dc rst gpio led map input output board header chip reset enable clock data power ground analog digital interrupt trigger echo
		relay buzzer servo motor sensor sda scl mosi miso adc dac pwm uart spi rx tx cs irq io button backlight safety lapel push drop
		location marker rolling bowling firing hinge dowel connector jtag select strobe anode cathode`},
	{"pass", `premium elite free royal platinum gold silver event grade encoding transcode pf optimizer codegen spf dkim dmarc arc bimi spam check virus nft mint raid guest visitor hall gate rover eurail interrail game battle flaky lounge resort park city fan vip festival monthly annual weekly fastcgi uwsgi scgi grpc mountain vertex fragment geometry day one two first second third multi single render shadow rail bus day hall boarding season ski lift backstage press transit
		parking depth lighting post test tests high low band all pre bypass metro travel museum compiler optimization forward backward compile qa build night lint unit`},
	{"session", `term summer winter academic school semester keynote peak till register cash gui audio overnight premarket intraday scoped sqlalchemy orm review clean appointment cardio tour consultation telehealth telemedicine rehab coach chemo exam pytest interview lecture seminar tutorial webinar bootcamp hackathon surgery infusion counseling counselling physio massage
		rehearsal fitting tasting shooting livestream podcast desktop gdm stateless sticky bull parliamentary court market work focus pomodoro sleep ride bgp tcp udp nat pdu ppp pppoe bfd ldp rsvp netconf mentoring onboarding
		listening viewing hearing drawing group panel demo working swim running training workshop game study conference yoga breakout meeting coaching practice lab trading chat therapy jam gym workout
		poster design sprint brainstorming class photo plenary tutoring charging gaming gameplay parking recording test verify
		legislative closing opening lunch exercise dialysis radiotherapy`},
	{"auth", `mutual anonymous biometric passwordless verify`},
	{"salt", `low celery garlic onion himalayan sea table rock bath epsom kosher road`},
	{"signature", `sensor vibration petition musical radar antivirus snort ids acoustic magnetic thermal delivery parcel expression malware threat attack virus gene heat spectral function method type email image document digital wet handwritten verify
		byte mutation mutational key time call callback operator lambda constructor query`},
	{"pan", `auto camera audio stereo video roasting cake frying sauce dust baking drip bed skip`},
	{"cookie", `fortune christmas chocolate dough oatmeal verify`},
	{"seed", `sesame poppy flax chia grass`},
	{"ticket", `support parking lottery bus train concert`},
	{"pepper", `bell black white chili cayenne red green ground`},
	{"secret", `trade open victoria victorias`},
	{"authorization", `return marketing session security prior pre hold location notification photo camera microphone contacts calendar reminders motion tracking bluetooth healthkit media speech leave overtime employment background spending expenditure pharmacy treatment
		referral procedure travel export work`},
	{"bearer", `charge default dedicated radio eps srb drb ring cup flag standard pall`},
}
