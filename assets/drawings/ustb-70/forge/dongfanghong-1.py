import math
from engrave import *
SUN = unit((.90, .30, -.16))
S = Scene(Camera((0, -9.5, 0), (0, 0, 0), f=2480, cx=770, cy=455), key=(.62, .70, -.42), key_i=.8, amb=.05, hots=[(SUN * 60, .62, 1e4)], rim=.2, seed=4, eps=.0015, shadows=False)
_light = S.light
def light(P, N, p=None, edge=False):     # the sun stands behind: turned-away facets and what the body shades stay cold
    c, h = _light(P, N, p, edge); t = P @ SUN; d = np.linalg.norm(P - t[:, None] * SUN, axis=1); V = S.cam.eye - P
    n = N * np.where((N * V).sum(-1, keepdims=True) < 0, -1, 1); k = smooth(-.05, .35, n @ SUN) if edge else 1
    return c, h * k * np.where((t < 0) & (d < 1.0), .02, 1)
S.light = light
A = unit((-.26, -.42, .87)); B = unit(np.cross((0, 1, .3), A)); Cc = np.cross(A, B)
g = lambda x, y, z: B * x + Cc * y + A * z
ROT = .13
def pt(lat, k): a = ROT + k * math.pi / 6; c = math.cos(lat) / math.cos(math.pi / 12) * .985; return g(c * math.cos(a), c * math.sin(a), math.sin(lat))
rad = math.radians
HV = []
bands = [(8.5, 30.5), (30.5, 52), (52, 73)]
def facet(q):
    a, b, c, d = q; n = unit(np.cross(b - a, d - a)); m = (a + b + c + d) / 4; n = n if n @ m > 0 else -n; s = float(n @ SUN); view = float(n @ unit(S.cam.eye - m))
    if view < -.05: S.add(quad(a, b, c, d, hatch=[], ew=0)); return
    if s > .47:
        k = min(1., .70 + .72 * (s - .47))
        HV.append((m, k)); S.add(quad(a, b, c, d, hatch=[fam('u', gap=2.5, w=(1.3, 2.4), grain=.3)], ew=1.6, n=3, hot=lambda u, v, k=k: k - .05 * np.abs(2 * v - 1) ** 2 + .035 * np.sin(u * 9 + v * 4), name='hot')); return
    S.add(quad(a, b, c, d, hatch=[fam('u', gap=4.7, w=(.3, 2.3), grain=.16)], ew=1.7, n=3, name='cold'))
    i = lambda u, v: (a * (1 - u) * (1 - v) + b * u * (1 - v) + c * u * v + d * (1 - u) * v) * 1.0008
    S.line3([i(.07, .07), i(.93, .07), i(.93, .93), i(.07, .93), i(.07, .07)], 1.0, .30, lit=True, n=150)
for lo, hi in bands:
    for k in range(12):
        facet([pt(rad(lo), k), pt(rad(lo), k + 1), pt(rad(hi), k + 1), pt(rad(hi), k)])
        facet([pt(rad(-hi), k), pt(rad(-hi), k + 1), pt(rad(-lo), k + 1), pt(rad(-lo), k)])
# waist: a raised belt of twelve plates, ruled finely, with its two flanges
r0 = math.cos(rad(8.5)) / math.cos(math.pi / 12) * .985; z0 = math.sin(rad(8.5)); r1 = r0 + .035
P = lambda r, k, z: g(r * math.cos(ROT + k * math.pi / 6), r * math.sin(ROT + k * math.pi / 6), z)
for k in range(12):
    S.add(quad(P(r1, k, -z0 * .82), P(r1, k + 1, -z0 * .82), P(r1, k + 1, z0 * .82), P(r1, k, z0 * .82), hatch=[fam('v', gap=3.2, w=(.3, 1.7))], ew=1.5, n=3, name='belt'))
    for s in (1, -1): S.add(quad(P(r0, k, s * z0), P(r0, k + 1, s * z0), P(r1 + .012, k + 1, s * z0 * .82), P(r1 + .012, k, s * z0 * .82), hatch=[fam('u', gap=2.6)], ew=1.5, n=3))
    a = ROT + (k + .5) * math.pi / 6
    if k % 3 != 1: c = g((r1 - .03) * math.cos(a), (r1 - .03) * math.sin(a), 0); o = g(math.cos(a), math.sin(a), 0); S.add(revolve([(.055, .0), (.055, .012), (.035, .02), (0, .012)], c, o, [fam('u', gap=2.4)], [('v', .3, 1.2)], 1.2, 28, 8))
# caps: flat, a flange, a stub
for s in (1, -1):
    z = math.sin(rad(73)); r = math.cos(rad(73)) * .99
    S.add(revolve([(0, z * s), (r * 1.02, z * s)], (0, 0, 0), A, [fam('u', gap=3.6, w=(.3, 2))], [], 0, 72, 3), revolve([(r * .86, z * s), (r * .86, (z + .03) * s), (r * .66, (z + .03) * s)], (0, 0, 0), A, [fam('u', gap=3)], [('v', 0, 1.1), ('v', .2, 1.6), ('v', 1, 1.2)], 1.4, 72, 6),
          revolve([(.09, z * s), (.085, (z + .12) * s), (.05, (z + .13) * s), (.045, (z + .2) * s), (0, (z + .2) * s)], (0, 0, 0), A, [fam('u', gap=3)], [('v', .42, 1.3), ('v', .8, 1.2)], 1.6, 36, 10))
# four whips, three metres on a one-metre body
for k in range(4):
    a = ROT + (1.5 + 3 * k) * math.pi / 6; o = np.array((math.cos(a), math.sin(a))); q = lambda r, z: g(o[0] * r, o[1] * r, z)
    S.add(revolve([(.085, 0), (.075, .06), (.045, .09), (.04, .2), (.022, .22), (.02, .3)], q(r1 - .03, 0), q(1, 0), [fam('u', gap=2.6)], [('v', .2, 1.3), ('v', .62, 1.2)], 1.7, 30, 14, name='mount'))
    S.add(tube(spline([q(1.2, 0), q(2.6, -.02), q(4.4, -.10), q(6.2, -.26)], 90), lambda t: .019 - .010 * t, hatch=[fam('v', gap=2.2, w=(.5, 1.6))], sil=1.7, nu=10, ends=0))
S.build()
# ---- the Earth's limb: concentric ruling that follows the ground, cold
ex, ey, er = 560., 3330., 2420.
def arc(r): t = np.linspace(-math.pi * .78, -math.pi * .22, 400); return np.stack([ex + r * np.cos(t), ey + r * np.sin(t)], 1)
rg = np.random.default_rng(8); W_ = [(rg.uniform(.004, .02), rg.uniform(-.01, .01), rg.random() * 6.3, rg.uniform(.5, 1)) for _ in range(9)]
def clouds(x, y):
    u = x; d = er - np.hypot(x - ex, y - ey); v = d * (2.2 - d / 700); s = 0
    for fx, fy, ph, am in W_: s = s + am * np.sin(u * fx + v * (fy * 2 + .03 * am) + ph + 1.3 * np.sin(u * fx * .6 + ph))
    return s / 3
def ground(x, y):
    d = er - np.hypot(x - ex, y - ey); sunny = smooth(-200, 1500, x)
    return (np.exp(-(d / 60)) * .62 + np.exp(-d / 190) * .34 * smooth(-.25, .9, clouds(x, y)) * 1.5) * (.28 + .85 * sunny), 0 * x
r = er; k = 0
while r > er - 330: S.line2(arc(r), ground, (.3, 1.9), .035, .22); r -= 4.2 + k * .055; k += 1
def air(x, y):
    d = np.hypot(x - ex, y - ey) - er; return .38 * np.exp(-d / 26) * (.25 + .8 * smooth(-200, 1500, x)), 0 * x
for d in (7, 13, 19.5, 27, 36, 47, 60): S.line2(arc(er + d), air, (.3, 1.2), .02, .1)
S.line2(arc(er), lambda x, y: (.35 + .7 * smooth(-100, 1500, x), 0 * x), (1.2, 2.6), 0, .08)
# stars: pricks of the burin
rs = np.random.default_rng(12)
for _ in range(150):
    x, y = rs.uniform(20, 1580), rs.uniform(20, 1000)
    if np.hypot(x - ex, y - ey) < er + 60 or not S.free(np.array([x]), np.array([y]))[0]: continue
    m = rs.random() ** 4; S.back.append('<circle cx="%.1f" cy="%.1f" r="%.2f" fill="%s"/>' % (x, y, .6 + 1.1 * m, COLD[3 + int(m * 2.9)]))
S.engrave()
# ---- the sunrise on the facets
mp = S.mask_path(lambda p: p.name == 'hot', 0)
sx, sy, _ = S.cam.project(np.array([[.93, 0, -.12]])); sx, sy = sx[0], sy[0]
S.glow(sx - 20, sy, 380, .30, sy=1.15); S.glow(sx - 25, sy, 190, .34, ORANGE, 1.6)
gr = S.gradient('linear', [(0, FIRE, 1), (.4, ORANGE, 1), (.7, STRAW, 1), (1, WHITE, 1)], x1=sx - 130, y1=sy - 20, x2=sx + 10, y2=sy + 12)
S.mid.append('<path d="%s" fill="%s"/>' % (mp, gr))
S.glow(sx - 14, sy - 10, 120, .34, STRAW, 2.2, front=True)
S.write('dongfanghong-1')
