package scrub_test

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/sentrylog/sentrylog/scrub"
)

func ExamplePattern() {
	s := scrub.New(scrub.WithPatterns(
		scrub.Pattern{Name: "employee number", Regexp: regexp.MustCompile(`\bEMP-\d+`)},
		// Only the group is replaced.
		scrub.Pattern{Name: "badge", Regexp: regexp.MustCompile(`badge (\d+)`)},
	))
	fmt.Println(s.Text("EMP-4711 showed badge 17 at door 3"))
	// Output: [Filtered] showed badge [Filtered] at door 3
}

func ExampleEmails() {
	s := scrub.New(scrub.WithPII(scrub.Emails()))
	fmt.Println(s.Text("bounce from ann@example.com"))
	// Output: bounce from [Filtered]
}

func ExampleIPs() {
	s := scrub.New(scrub.WithPII(scrub.IPs()))
	fmt.Println(s.Text("10.1.2.3:4711 called 127.0.0.1:80"))
	// Output: [Filtered]:4711 called 127.0.0.1:80
}

func ExamplePhones() {
	s := scrub.New(scrub.WithPII(scrub.Phones()))
	fmt.Println(s.Text("call +49 30 123456 about order 2125550123"))
	// Output: call [Filtered] about order 2125550123
}

func ExamplePII_Hash() {
	s := scrub.New(scrub.WithPII(scrub.Emails().Hash([]byte("a key of yours"))))
	first, second := s.Text("ann@example.com"), s.Text("Ann@Example.com")
	fmt.Println(first == second, strings.HasPrefix(first, "[email:"))
	// Output: true true
}
