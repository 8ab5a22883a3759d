package suite

// deep calls f with twelve frames between it and the caller of deep, the depth
// at which handlers of a web service typically log.
//
// The functions differ, as they do in a real program, so a stack that is
// symbolised costs twelve lookups and not one.
func deep(f func(error), err error) { frame01(f, err) }

//go:noinline
func frame01(f func(error), err error) { frame02(f, err) }

//go:noinline
func frame02(f func(error), err error) { frame03(f, err) }

//go:noinline
func frame03(f func(error), err error) { frame04(f, err) }

//go:noinline
func frame04(f func(error), err error) { frame05(f, err) }

//go:noinline
func frame05(f func(error), err error) { frame06(f, err) }

//go:noinline
func frame06(f func(error), err error) { frame07(f, err) }

//go:noinline
func frame07(f func(error), err error) { frame08(f, err) }

//go:noinline
func frame08(f func(error), err error) { frame09(f, err) }

//go:noinline
func frame09(f func(error), err error) { frame10(f, err) }

//go:noinline
func frame10(f func(error), err error) { frame11(f, err) }

//go:noinline
func frame11(f func(error), err error) { frame12(f, err) }

//go:noinline
func frame12(f func(error), err error) { f(err) }
