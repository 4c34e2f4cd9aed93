"""Which addresses are those of the public internet: only they are dialled, whatever a page or a server says.

A page is written by somebody else, and so is what a name resolves to: without this, a photograph's URL could make this machine
ask its own services, its neighbours, or a cloud's metadata service (SSRF).
"""

import ipaddress

_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is given out (RFC 4291, 2.4)
_DOCUMENTATION = ipaddress.IPv6Network("3fff::/20")  # RFC 9637
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
_RELAYS = ipaddress.IPv4Network("192.88.99.0/24")  # RFC 7526


def public(address: str) -> bool:
    """Whether an IP address is a public one, also where an IPv4 address stands within an IPv6 one.

    >>> public("93.184.215.14"), public("10.0.0.5"), public("::ffff:10.0.0.5"), public("64:ff9b::169.254.169.254")
    (True, False, False, False)
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return parsed.is_global and not parsed.is_multicast and parsed not in _RELAYS
    inner = _inner(parsed)
    if inner is not None:
        return public(str(inner))
    return parsed.is_global and parsed in _UNICAST and parsed not in _DOCUMENTATION


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that is reached through this one (RFC 4291, 6052, 3056); None where there is none."""
    translated = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
    return address.ipv4_mapped or address.sixtofour or translated
