import math
from engrave import *
rng = np.random.default_rng(12)
# the axe's own frame: a along (tang to edge), b across, c through
yaw, dip = math.radians(-27), math.radians(17)
ea = np.array((math.cos(yaw) * math.cos(dip), math.sin(yaw) * math.cos(dip), -math.sin(dip)))
ec = unit(np.array((math.sin(yaw), -math.cos(yaw), 0)))          # towards us
eb = np.cross(ea, ec) * -1
if eb[2] < 0: eb = -eb
O = np.array((-.36, .1, 1.72))
g = lambda a, b, c: O + np.asarray(a)[..., None] * ea + np.asarray(b)[..., None] * eb + np.asarray(c)[..., None] * ec
SC = 1.0
nick = lambda q: .004 * np.sin(q * 9 + 1) + .0022 * np.sin(q * 23) - .012 * np.exp(-((q - .37) / .035) ** 2) - .009 * np.exp(-((q + .52) / .025) ** 2)
def edgep(q): return 1.56 + .30 * (1 - q * q) + nick(q), .97 * q
HOT = []
for q in (-.85, -.3, .3, .85):
    a, b = edgep(np.array(q)); HOT.append((g(a + .10, b, .17), .62, .42)); HOT.append((g(a + .12, b, -.14), .35, .4)); HOT.append((g(a - .2, b * .9, .2), .34, .4))
S = Scene(Camera((0, -7.2, 3.15), (0, 0, 1.24), f=3020, cx=775, cy=606), key=(.60, .78, -.40), key_i=1.0, amb=.04, hots=HOT, rim=.3, seed=6, eps=.0010)
TB, TM = .125, .085
W_ = lambda t: .50 + .02 * t + .12 * t ** 3         # half width of the bronze body, lan to mouth
AB = lambda u, q: u * (.98 + .07 * (1 - q * q))
cush = lambda q: 1 - .30 * np.abs(q) ** 4
def body(s):
    def f(u, v):
        q = 2 * v - 1; return g(AB(u, q), W_(u) * q, s * (TB + (TM - TB) * u) * cush(q))
    return f
def pits(u, v, N, P):
    x, y, z = P[..., 0] * 9, P[..., 1] * 9, P[..., 2] * 9
    n = np.sin(x * 2.1 + 2 * np.sin(z * 1.3)) * np.sin(z * 2.7 + 1.4 * np.sin(x * 1.9 + 1)) + .6 * np.sin(x * 5.3 + z * 3.1) * np.sin(z * 6.1 - x * 2.2)
    return N, np.clip(.93 + .16 * n, .5, 1.15)
def bodyb(u, v, N, P):
    N, k = pits(u, v, N, P); band = lambda a, b: smooth(a - .004, a + .004, u) * (1 - smooth(b - .004, b + .004, u))
    return N, k * (1 - .93 * np.maximum(np.maximum(band(.765, .928), band(.41, .53)), band(.205, .225)))
def tangb(u, v, N, P):
    N, k = pits(u, v, N, P); q = P - O; a = q @ ea; b = q @ eb; r = np.hypot(a + .36, b)
    pan = (np.abs(a + .69) < .19) & (np.abs(b) < .235)
    return N, k * np.where(r < .108, 0, np.where(pan, .1, 1))
FB = {}
for s in (1, -1):
    FB[s] = body(s)
    S.add(Patch(body(s), 60, 40, [fam('u', gap=4.6, w=(.3, 2.2), grain=.2), fam('v', gap=10, w=(.2, .6), t0=.72)], [('u', 1, 2.2), ('v', 0, 1.6), ('v', 1, 1.6)], bump=bodyb, mat=.86))
for q in (-1, 1): S.add(Patch(lambda u, v, q=q: g(AB(u, q + 0 * u), W_(u) * q, (TB + (TM - TB) * u) * cush(q) * (2 * v - 1)), 40, 3, [fam('u', gap=3.2, w=(.3, 2))], [], 0))
S.add(Patch(lambda u, v: g(AB(1. + 0 * u, 2 * u - 1), W_(1) * (2 * u - 1), TM * cush(2 * u - 1) * (2 * v - 1)), 40, 3, [fam('u', gap=2.6, w=(.4, 1.8))], [('v', 0, 1.4), ('v', 1, 1.4)], 0))
# ---- the iron: a wedge let into the bronze, drawn parallel to its edge; the last of it glows
def wi(t): return .575 + .395 * t ** 2.1
def iron(s, t0, t1):
    def f(u, v):
        t = t0 + (t1 - t0) * u; q = 2 * v - 1; am = .93 + .07 * (1 - q * q); ae, _ = edgep(q)
        am2, hw = am, wi(t); th = .066 * (1 - t) ** .8 + .003
        return g(am2 + (ae - am2) * t, hw * q, s * th * (1 - .2 * np.abs(q) ** 4))
    return f
T1, NB = .70, 8
hh = lambda t: .24 + .78 * t ** .62
def ironb(u, v, N, P):     # pitted, layered by the forging: dark seams along the edge
    N, k = pits(u, v, N, P); s = np.sin(u * 34 + 1.6 * np.sin(v * 7 + 2 * u) + .7 * np.sin(v * 19)); return N, k * (.72 + .34 * s)
for s in (1, -1):
    S.add(Patch(iron(s, 0, T1), 40, 60, [fam('v', gap=4.2, w=(.3, 1.9), grain=.3)], [('v', 0, 1.4), ('v', 1, 1.4)], bump=ironb, name='iron', mat=.62))
    for j in range(NB):
        ta, tb = T1 + (1 - T1) * j / NB, T1 + (1 - T1) * (j + 1) / NB
        hm = lambda u, v, j=j: np.clip(hh((j + u) / NB) - (.07 * np.clip(np.sin(v * 50 + 5 * np.sin(u * 4 + j)) * np.sin(v * 17 + j * 1.3), 0, 1) + .04 * np.sin(v * 11 + j * .9)) * (1 - ((j + u) / NB) ** 3), 0, 1)
        S.add(Patch(iron(s, ta, tb), 8, 90, [fam('v', gap=2.3, w=(1.2, 2.3), grain=.3)], [('u', 1, 2.0)] if j == NB - 1 else [], hot=hm, name='hot%d' % j, shadow=False))
for q in (0, 1): S.add(Patch(lambda u, v, q=q: iron(1, 0, 1)(u, q + 0 * u) * (1 - v)[..., None] + iron(-1, 0, 1)(u, q + 0 * u) * v[..., None], 40, 3, [fam('u', gap=2.6)], [], 0))
# ---- lan: the shoulder bar; nei: the tang with its hole
basis = (O, ea, eb, ec)
def slab(a0, a1, hb, hc, r, hatch, ew=1.7, rim=None, hole=None):
    q = [(a0 + r - r * math.cos(t), hb - r + r * math.sin(t)) for t in np.linspace(0, math.pi / 2, 10)]; q = [(a0, 0)] + q + [(a1 - x + a0, y) for x, y in q[::-1]]
    up = even(q, 120)
    for s in (1, -1):
        S.add(Patch(lambda u, v, s=s: g(at(up, u)[..., 0], at(up, u)[..., 1] * (2 * v - 1), s * hc + 0 * u), 80, 6, hatch, [('v', 0, ew), ('v', 1, ew), ('u', 0, ew), ('u', 1, ew)], bump=tangb if hc < .1 else pits, mat=.86))
    for k in (1, -1): S.add(Patch(lambda u, v, k=k: g(at(up, u)[..., 0], at(up, u)[..., 1] * k, hc * (2 * v - 1)), 80, 3, [fam('u', gap=3, w=(.3, 2))], [], 0))
slab(-.09, .05, .68, .165, .05, [fam('v', gap=3.2, w=(.3, 2.1))], 2.0)
slab(-.94, -.05, .285, .088, .05, [fam('u', gap=4.4, w=(.3, 2.1))], 1.9)
# hole in the tang: a dark disc with its wall
def ring(a, b, r, c): return [tuple(x) for x in g(a + r * np.cos(np.linspace(0, 6.2832, 70)), b + r * np.sin(np.linspace(0, 6.2832, 70)), np.full(70, c))]
S.add(Patch(lambda u, v: g(-.36 + .105 * v * np.cos(6.2832 * u), .105 * v * np.sin(6.2832 * u), .0895 + 0 * u), 60, 4, [], [('v', 1, 1.8)]))
S.line3(ring(-.372, .012, .098, .091)[6:40], 1.2, .42); S.line3(ring(-.383, .022, .092, .0915)[10:36], 1.0, .3)
# slots for the lashing
for k in (-1, 1):
    S.add(quad(*[g(np.array(.105 + x), np.array(k * .385 + y), np.array(TB * .985 + .004)) for x, y in ((-.028, -.085), (.028, -.085), (.028, .085), (-.028, .085))], hatch=[], ew=1.6))
# bosses: two rows to a face
for a, n in ((.34, 6), (.60, 6)):
    for i in range(n):
        q = (i + .5) / n * 2 - 1; q *= .93; u = a / (.98 + .07 * (1 - q * q)); p = FB[1](np.array(u), np.array((q + 1) / 2)); r = .058
        S.add(revolve([(r * 1.22, -.004), (r * 1.2, .012), (r, .016)], p, ec, [], [('v', .5, 1.1)], 1.1, 30, 6), revolve(spline([(r, .014), (r * .93, .038), (r * .62, .062), (.001, .07)], 60), p, ec, [fam('u', gap=2.6, w=(.3, 2.1))], [], 1.6, 34, 14))
# ---- mount: a post with two hooks, and a foot, on a block of stone
PX, PY = O[0] + .34, O[1] + .34
foot = (PX, PY, .44)
S.add(revolve([(0, .06), (.3, .06), (.33, .03), (.33, 0)], foot, hatch=[fam('u', gap=3.2)], sil=1.7, nu=60, nv=8, edges=[('v', .46, 1.5)]))
def low(a, b, c): return g(np.array(a), np.array(b), np.array(c))
for a in (.26, .8):
    t = a / 1.0; b0 = -W_(t) - .028
    S.add(tube(spline([(PX, PY, .48), (PX, PY, .74), low(.5 + (a - .5) * .4, b0 - .16, -.26), low(a, b0 - .03, -.2), low(a, b0, 0), low(a, b0 + .02, .17), low(a, b0 + .09, .185)], 60), .022, hatch=[fam('v', gap=2.4)], sil=1.5, nu=10, shadow=True))
S.add(tube(np.array([(PX, PY, .48), (PX, PY, 1.35), low(-.0, -.05, -.2)]), .024, hatch=[fam('v', gap=2.4)], sil=1.5, nu=10, n=3))
B0, B1 = -1.95, 2.0
S.add(box(B0, B1, -.75, .98, 0, .44, hatch={'t': [fam('u', gap=7, w=(.25, 1.7), grain=.22)], 'f': [fam('u', gap=7, w=(.25, 1.2), grain=.3, gain=.6)], 'side': [fam('u', gap=5, w=(.25, 1.2))]}, ew=2.0, mesh=24, basis=((0, 0, 0), unit((1, -.10, 0)), unit((.10, 1, 0)), (0, 0, 1))))
S.add(quad((-9, -3.5, 0), (9, -3.5, 0), (9, 2.6, 0), (-9, 2.6, 0), hatch=[fam('u', gap=8.5, w=(.25, 1.5), grain=.2, gain=.8)], ew=0, n=40, shadow=False, mat=.9, name='floor'))
S.fadefn = lambda P: np.where(P[:, 2] < .002, .08 + .9 * np.exp(-((P[:, 0] / 2.9) ** 2 + ((P[:, 1] - .2) / 2.6) ** 2)), 1)
S.build()
# ---- air
qs = np.linspace(-1, 1, 60); E = S.cam.project(g(*edgep(qs), 0 * qs)); ex, ey = E[0], E[1]
def sky(x, y):
    d = np.full(np.shape(x), 1e9)
    for i in range(0, 60, 6): d = np.minimum(d, np.hypot(x - ex[i], y - ey[i]))
    return .055 * np.exp(-((y - 520) / 480) ** 2) * np.exp(-((x - 760) / 760) ** 2) + 0 * x, .36 * np.exp(-(d / 85) ** 2) + .12 * np.exp(-(d / 210) ** 2)
hor = S.cam.project(np.array([[0, 2.6, 0.]]))[1][0]
S.ruled(sky, 10, hor - 3, 8, w=(.2, 1.9), t0=.022); S.line3([(-4, 2.6, 0), (4, 2.6, 0)], 1.4, .3)
S.engrave()
# ---- chased lines on the bronze
def carve(f, uv, w, c0, k=1.0):
    uv = np.array(uv, float); d = np.abs(np.diff(uv, axis=0)).sum(); uv = even(uv, max(8, int(d * 220)))
    P = f(uv[:, 0], uv[:, 1]); P = P + ec * .002; x, y, z, vis = S.visible(P); N = np.repeat(ec[None], len(P), 0); c, h = S.light(P, N, None, True); S.cut(x, y, vis, c0 * (.35 + .8 * c), .5 * h * k, w * .5, w, .02, 1, .05, layer=2)
fb = FB[1]
for u in (.205, .225, .74, .76, .93, .95): carve(fb, [(u, .02 + .96 * t) for t in np.linspace(0, 1, 30)], 1.3, .95)
sp = np.array([(0, .95), (0, 0), (.95, 0), (.95, .95), (.3, .95), (.3, .32), (.66, .32), (.66, .64)])
for i in range(13):                                            # a band of square spirals before the mouth
    q = sp if i % 2 else 1 - sp; carve(fb, [(.783 + .125 * x, .045 + (i + .07) * .07 + .056 * y) for x, y in q], 1.15, .85)
for i in range(12):
    q = sp if i % 2 else 1 - sp; carve(fb, [(.422 + .096 * x, .052 + i * .0755 + .06 * y) for x, y in q], 1.0, .6)
ft = lambda u, v: g(-.94 + .89 * u, .285 * (2 * v - 1), .089 + 0 * u)
carve(ft, [(.495, .088), (.068, .088), (.068, .912), (.495, .912), (.495, .088)], 1.5, .95)
big = np.array([(0, 1), (0, 0), (1, 0), (1, .82), (.2, .82), (.2, .24), (.8, .24), (.8, .6), (.42, .6)])
for i, (x0, y0) in enumerate(((.09, .12), (.09, .525), (.29, .12), (.29, .525))):
    for o in (0, .055): q = big * (1 - 2 * o) + o; q = q if y0 < .3 else q * (1, -1) + (0, 1); carve(ft, [(x0 + .18 * x, y0 + .355 * y) for x, y in (q if i < 2 else q * (-1, 1) + (1, 0))], 1.5, .95)
# ---- glow along the edge
d = 'M' + 'L'.join('%.1f %.1f' % t for t in zip(ex, ey)); m = 30
S.glow_path(d, 130, .42, FIRE); S.glow_path(d, 62, .36, ORANGE); S.glow(ex[m] + 10, ey[m], 430, .26, sy=1.25)
for j in range(NB): S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot%d' % j, 0), heat(hh((j + .3) / NB))))
S.glow_path(d, 22, .34, STRAW, front=True)
S.write('yue')
