// Package access holds what decides who may do what: roles, passwords and tokens.
// It is made of functions of values; the ledger keeps users, the server asks.
package access

import "fmt"

// Role is what somebody may do. Each role may do all that the ones below it may.
type Role uint8

// The roles.
const (
	Nobody   Role = iota // not logged in
	Reader               // reads and exports
	Reviewer             // decides about statements, rates outlets, keeps watches
	Admin                // all there is
)

var roleNames = [...]string{"nobody", "reader", "reviewer", "admin"}

// String returns the name of the role, as users have it.
func (r Role) String() string { return roleNames[min(int(r), len(roleNames)-1)] }

// ParseRole returns the role of a name; that of nobody has none.
func ParseRole(name string) (Role, error) {
	for r := Reader; r <= Admin; r++ {
		if r.String() == name {
			return r, nil
		}
	}
	return Nobody, fmt.Errorf("%q is no role (reader, reviewer, admin)", name)
}

// May reports whether somebody of this role may do what needs another.
func (r Role) May(needed Role) bool { return r >= needed }
