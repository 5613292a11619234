import math
from engrave import *
rng = np.random.default_rng(8)
EX0, EX1, GZ0, GZ1 = 17.5, 45.5, 1.2, 5.9          # the entrance glazing
HOT = [((x, -1.5, 3.6), 1.15, 7.0) for x in (20, 28, 36, 44)] + [((30, -9, 2.4), .55, 9)]
cam = Camera((-25, -45, 3.3), (24, 0, 0), f=1590, cx=925, cy=868, level=True)
S = Scene(cam, key=(.26, .86, -.42), key_i=.95, amb=.045, hots=HOT, rim=.22, seed=52, eps=.0016, fade=(62, 190, .7))
LX, LY, RC = 84., 52., 7.
# plan of the wall: up the left side, round the corner, along the front; s in metres, n outward
def plan(s, o, x0=0., y0=0., lx=LX, ly=LY, r=RC):
    a = ly - r; c = r * math.pi / 2; s = np.asarray(s, float); s1 = np.clip(s, -1e9, a); th = np.clip((s - a) / r, 0, math.pi / 2); s3 = np.maximum(s - a - c, 0)
    cx_, cy_ = r - (r + o) * np.cos(th), r - (r + o) * np.sin(th)
    x = cx_ + s3; y = cy_ + (a - s1); return np.stack([x + x0, y + y0], -1)
TOT = lambda lx, ly, r: ly - r + r * math.pi / 2 + lx - r
def belt(z0, z1, o, d=.55, s0=0., s1=1., hatch=None, ew=1.5, mat=1., **k):
    """a metal band round the building: face, lower and upper return; z0, z1, o numbers or functions of s (0..1)"""
    L = TOT(k.get('lx', LX), k.get('ly', LY), k.get('r', RC)); F = lambda q: q if callable(q) else (lambda t: q + 0 * t); z0, z1, o = F(z0), F(z1), F(o)
    def P(t, z, oo): p = plan(t * L, oo, **k); return np.stack([p[..., 0], p[..., 1], z], -1)
    T = lambda u: s0 + (s1 - s0) * u
    S.add(Patch(lambda u, v: P(T(u), z0(T(u)) + (z1(T(u)) - z0(T(u))) * v, o(T(u))), 160, 4, hatch or [fam('u', gap=4.4, w=(.3, 2.1), grain=.22)], [('v', 0, ew), ('v', 1, ew), ('u', 0, ew), ('u', 1, ew)], mat=mat),
          Patch(lambda u, v: P(T(u), z0(T(u)), o(T(u)) - d * v), 160, 3, [fam('u', gap=3, w=(.3, 1.6))], [], 0, mat=.8), Patch(lambda u, v: P(T(u), z1(T(u)), o(T(u)) - d * v), 160, 3, [], [], 0))
    for t in np.arange(.0, 1.0001, .0272):           # joints of the sheets
        if s0 < t < s1: S.line3(P(np.full(6, t), z0(np.array(t)) + (z1(np.array(t)) - z0(np.array(t))) * np.linspace(0.02, .98, 6), o(np.array(t)) + .02), .9, .26)
A = (LY - RC + RC * math.pi / 2) ; LT = TOT(LX, LY, RC); sx = lambda x: (A + x - RC) / LT     # s of a point x on the front
# ---- dark body behind the belts, ground storey set back
H = 19.6
S.add(Patch(lambda u, v: np.concatenate([plan(u * LT, -.75), (GZ1 + .4 + (H - GZ1 - .6) * v)[..., None]], -1), 160, 3, [], []))
zs = [(6.5, 8.1, .75), (8.35, 10.5, .0), (10.75, 12.1, .55), (12.35, 14.7, .1), (14.95, 16.2, .7), (16.45, 19.0, .05), (19.2, 20.3, .85)]
for z0, z1, o in zs: belt(z0, z1, o)
# one belt is laid over the others: high on the side, it comes down across the front and ends as the canopy
def slope(xa, za, xb, zb):
    def fz(t): return za + (zb - za) * smooth(sx(xa), sx(xb), t)
    return fz
fsl = slope(3, 17.0, 50, 6.3); belt(lambda t: fsl(t), lambda t: fsl(t) + 2.3, 1.75, ew=2.1, d=1.3)
wallr = quad((LX, -.9, 6.4), (LX, 40, 6.4), (LX, 40, H), (LX, -.9, H), hatch=[]); S.add(wallr)
# the hall rising behind, banded too
k2 = dict(x0=13., y0=10., lx=58., ly=34., r=5.)
S.add(Patch(lambda u, v: np.concatenate([plan(u * TOT(58, 34, 5), -.6, **k2), (19 + 11.4 * v)[..., None]], -1), 120, 3, [], []))
for z0, z1, o in ((20.2, 22.4, .0), (22.7, 24.0, .6), (24.3, 26.6, .1), (26.9, 28.2, .6), (28.5, 30.6, .1)): belt(z0, z1, o, **k2)
# ---- ground storey: piers and dark glass at the side, the lit hall at the front
ZB = GZ1 + .55
def wall(a, b, za, zb, **k): S.add(quad((a[0], a[1], za), (b[0], b[1], za), (b[0], b[1], zb), (a[0], a[1], zb), **k))
wall((RC, 2.4), (EX0 - .6, 2.4), 0, ZB, hatch=[fam('u', gap=5)], ew=1.2); wall((EX1 + .6, 2.4), (LX - 1, 2.4), 0, ZB, hatch=[fam('u', gap=5)], ew=1.2); wall((2.2, LY), (2.2, RC), 0, ZB, hatch=[fam('u', gap=5)], ew=1.2)
S.add(Patch(lambda u, v: np.concatenate([plan(A - RC * math.pi / 2 + RC * math.pi / 2 * u, -2.2), (ZB * v)[..., None]], -1), 24, 3, [fam('u', gap=5)], []))
for x in list(np.arange(8.2, EX0 - 2.5, 4.2)) + list(np.arange(EX1 + 2.2, LX - 5, 4.2)): wall((x, 2.26), (x + 3.2, 2.26), .9, 5.2, hatch=[], ew=1.1); S.line3([(x + 1.6, 2.24, .9), (x + 1.6, 2.24, 5.2)], .9, .3)
for y in np.arange(9, LY - 4, 4.6): wall((2.06, y + 3.4), (2.06, y), .9, 5.2, hatch=[], ew=1.1); S.line3([(2.04, y + 1.7, .9), (2.04, y + 1.7, 5.2)], .9, .26)
for x in (8.4, 13.0, 50.5, 57.5, 64.5, 71.5, 78.5): S.add(cyl((x, .6, 0), (x, .6, ZB), .42, hatch=[fam('v', gap=3)], sil=1.6, nu=24))
for y in (11, 19, 27, 35, 43): S.add(cyl((.6, y, 0), (.6, y, ZB), .42, hatch=[fam('v', gap=3)], sil=1.5, nu=24))
# the glazing: glow of the hall, brightest low in the middle, the stands' slanting underside as a darker step
def hg(u, v):
    x = 2 * u - 1; return 1.0 - .10 * x ** 2 - .15 * v ** 1.5 - .05 * np.clip(np.sin(u * 37 + 2 * np.sin(v * 5)) * np.sin(u * 90), 0, 1)
S.add(Patch(lambda u, v: np.stack([EX0 + (EX1 - EX0) * u, 2.0 + 0 * u, GZ0 + (GZ1 - GZ0) * v], -1), 40, 8, [fam('v', gap=2.5, w=(1.2, 2.3), grain=.3)], [], hot=hg, name='hot', shadow=False))
for i in range(15):
    x = EX0 + (EX1 - EX0) * i / 14; w = .09 if i % 2 else .16; S.add(box(x - w, x + w, 1.6, 1.95, GZ0, GZ1, hatch=[], ew=.9, shadow=False))
for z in (GZ0 + 2.5,): S.add(box(EX0, EX1, 1.75, 1.95, z - .08, z + .08, hatch=[], ew=.8, shadow=False))
wall((EX0 - .6, 2.2), (EX1 + .6, 2.2), GZ1, ZB, hatch=[fam('u', gap=3)]); 
for x in (EX0 - .5, EX1 + .5): S.add(box(x - .45, x + .45, -.2, 2.4, GZ0, ZB, hatch=[fam('v', gap=3)], ew=1.4))
# soffit of the canopy, podium and steps
S.add(quad((8, -1.4, ZB - .02), (56, -1.4, ZB - .02), (56, 2.4, ZB - .02), (8, 2.4, ZB - .02), hatch=[fam('u', gap=3, w=(.3, 2))], ew=1.2))
n = 7
for i in range(n):
    z = 1.2 * (i + 1) / n; e = (n - 1 - i) * .42; S.add(box(13 - e, 50 + e, -6.4 - e, 2.4, z - 1.2 / n, z, hatch={'t': [fam('u', gap=3.2, w=(.3, 1.9))], 'side': [fam('u', gap=3, w=(.3, 1.4))]}, ew=1.3, mesh=16))
for x in (24.2, 38.2):
    for h in (.5, .95): S.add(beam((x, -9, h + .02), (x, -6.2, 1.2 + h), .05, hatch=[], ew=.9))
    for q in (0, .5, 1): S.add(beam((x, -9 + 2.8 * q, 0 + 1.2 * q), (x, -9 + 2.8 * q, 1.0 + 1.18 * q), .05, hatch=[], ew=.9))
# ---- people before the entrance, few
for x, y, z, f in ((21.4, -3.4, 1.2, 1.2), (22.3, -3.1, 1.2, 2.0), (33.6, -11.2, 0, 1.5), (41.5, -8.2, .35, 1.9), (13.5, -17, 0, .7), (14.6, -17.4, 0, .9), (47.5, -14, 0, 2.6)): S.add(figure(x, y, z, 1.72, f, hat=False))
# ---- forecourt: bollards, cold lamp masts, a low wall, trees
for i in range(9): x = 4 + i * 5.4; S.add(cyl((x, -20.5, 0), (x, -20.5, .8), .16, hatch=[fam('v', gap=2.5)], sil=1.3, nu=14))
for x, y in ((-9, -9), (56, -17), (79, -17)):
    S.add(cyl((x, y, 0), (x, y, 9.2), .13, .08, hatch=[fam('v', gap=2.2)], sil=1.4, nu=12), box(x - .1, x + 1.5, y - .14, y + .14, 9.1, 9.28, hatch=[fam('u', gap=2)], ew=1.2), cyl((x, y, 0), (x, y, .5), .26, hatch=[fam('v', gap=2.5)], sil=1.3, nu=14))
def tree(p, h, seed):
    r = np.random.default_rng(seed)
    def br(a, d, l, w, k):
        b = a + d * l; S.line3([a, (a + b) / 2 + r.normal(size=3) * l * .03, b], w, .5 - .035 * (5 - k), grain=.2, n=10, lit=k > 3)
        if k == 0: return
        for j in range(3): br(a + d * l * (.5 + .25 * j), unit(d + r.normal(size=3) * .45 + (0, 0, .3)), l * r.uniform(.5, .7), w * .66, k - 1)
    br(np.array(p, float), np.array((0, 0, 1.)), h * .42, 2.4, 3)
for i, (x, y) in enumerate(((60, -12), (67, -12.5), (74, -12), (82, -12.5), (90, -12), (98, -11), (-14, 30), (-15, 40), (-16, 52), (-13, 20))): tree((x, y, 0), 9.5 + (i * 7 % 5) * .5, 70 + i)
S.add(floor(cam, 0, 9, 320, .9, gap=8, w=(.25, 1.35), mat=.62))
for x in np.arange(-40, 75, 6.0): S.line3([(x, -44, .01), (x, -11, .01)], 1.0, .2, grain=.2)
for y in (-14, -20, -26, -32): S.line3([(-60, y, .01), (100, y, .01)], 1.0, .17, grain=.2)
S.build()
c = np.array([[EX0 + (EX1 - EX0) * t, 2.0, 3.4] for t in np.linspace(0, 1, 9)]); cx, cy, _ = cam.project(c)
def sky(x, y): return .028 + .13 * smooth(300, 868, y) ** 1.5 + 0 * x, 0 * x
S.ruled(sky, 12, 867, 8, w=(.2, 1.5), t0=.03, wob=.7)
S.engrave()
d = 'M' + 'L'.join('%.1f %.1f' % t for t in zip(cx, cy)); mx, my = cx[4], cy[4]
S.glow(mx, my, 560, .34, sy=.8); S.glow_path(d, 105, .42, FIRE); S.glow_path(d, 60, .3, ORANGE)
gr = S.gradient('linear', [(0, FIRE, 1), (.3, ORANGE, 1), (.62, STRAW, 1), (1, WHITE, 1)], x1=0, y1=my - 75, x2=0, y2=my + 62)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 0), gr))
S.glow(mx, my + 25, 250, .32, STRAW, .42, front=True); S.glow(mx, my + 30, 420, .14, ORANGE, .45, front=True)
S.write('gymnasium')
