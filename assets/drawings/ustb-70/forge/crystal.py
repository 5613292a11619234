import math
from engrave import *
a_, ZL, RB = .40, 1.98, .098                               # spacing, lowest row, ball
NZ, NY, KS = 6, 3, 3                                        # rows up, rows deep, first row above the slip plane
YS = [(j - (NY - 1) / 2) * a_ for j in range(NY)]
zc = ZL + (KS - .5) * a_                                    # level of the slip plane
HOT = [((0, YS[0] - .42, zc + .75), .75, .55), ((0, YS[0] - .40, zc + .2), .6, .42), ((0, 0, ZL + NZ * a_ + .12), .9, .7)]
S = Scene(Camera((3.0, -12.6, 5.7), (.3, 0, 3.3), f=1800, cx=850, cy=628), key=(.60, .72, -.46), key_i=.92, amb=.04, hots=HOT, rim=.27, seed=61, eps=.0009, fade=(16, 40, .7))
A = lambda *p: np.array(p, float)
V = lambda x, y, z: np.stack(np.broadcast_arrays(x, y, z), -1)
# ---- the lattice: an edge dislocation along y
def xcol(j, k):                                            # column j = +-.5, +-1.5, ...; row k
    z = (k - KS + .5); s = np.sign(j); return s * a_ * (abs(j) + .5 * (.5 + math.atan(z * 1.5 / abs(j)) / math.pi)) - s * a_ * .12
cols = [-3.5, -2.5, -1.5, -.5, .5, 1.5, 2.5, 3.5]
Z = lambda k: ZL + k * a_
MAT = dict(zip(YS, (1., .6, .36)))
def ball(x, y, z, r=RB, hot=None):
    p = spline([(r * math.sin(t), -r * math.cos(t)) for t in np.linspace(0, math.pi, 9)], 61); p[0, 0] = p[-1, 0] = 0
    if hot: S.add(revolve(p, (x, y, z), hatch=[fam('u', gap=2.3, w=(1.2, 2.2))], sil=0, nu=24, nv=16, hot=lambda u, v: hot - .24 * np.clip(.62 - v, 0, 1) ** 1.2 - .03 * np.sin(u * 20), name='hot', shadow=False))
    else: S.add(revolve(p, (x, y, z), hatch=[fam('u', gap=3.7, w=(.35, 2.1), grain=.1)], sil=1.7 if y == YS[0] else 1.2, nu=26, nv=16, mat=MAT[y]))
for y in YS:
    for k in range(NZ):
        for j in cols: ball(xcol(j, k), y, Z(k))
        if k >= KS: ball(0, y, Z(k), RB * 1.38, .99)
        row = [(xcol(j, k), y, Z(k)) for j in cols]
        if k >= KS: row.insert(4, (0, y, Z(k)))
        q = y == YS[0]; W_, C_ = (2.6, .78) if q else (1.5, .42) if y == YS[1] else (1.1, .26)
    for a, b in zip(row[:-1], row[1:]): S.line3([a, b], W_ * .62, C_ * .8, lit=True, grain=.05)
    for j in cols: S.line3([(xcol(j, k), y, Z(k)) for k in range(NZ)], W_, C_, lit=True, grain=.05)
    S.add(tube(np.array([(0, y, Z(KS)), (0, y, Z(NZ - 1))]), .02, hatch=[fam('v', gap=2, w=(1.2, 2))], sil=0, nu=8, n=2, hot=lambda u, v: .8 + 0 * u, name='hot', shadow=False, ends=0))
for k in range(NZ):
    for j in cols: S.line3([(xcol(j, k), YS[0], Z(k)), (xcol(j, k), YS[-1], Z(k))], 1.0, .32, lit=True, grain=.05)
# ---- base, pillar, limb
def slab_(x0, x1, y0, y1, z0, z1, r, hs=None, ht=None, ew=2.0):
    p = []
    for cx, cy, t0 in ((x1 - r, y1 - r, 0), (x0 + r, y1 - r, 90), (x0 + r, y0 + r, 180), (x1 - r, y0 + r, 270)):
        for t in np.linspace(0, 90, 12): p.append((cx + r * math.cos(math.radians(t0 + t)), cy + r * math.sin(math.radians(t0 + t)), 0))
    L = even(np.array(p + [p[0]]), 160)
    S.add(Patch(lambda u, v: at(L, u) + A(0, 0, 1) * (z0 + (z1 - z0) * v)[..., None], 160, 3, hs or [fam('u', gap=4)], [('v', 0, ew), ('v', 1, ew)], 2.2))
    S.add(Patch(lambda u, v: V(x0 + (x1 - x0) * u, y0 + (y1 - y0) * v, z1 - .0), 2, 2, [], []) if r < .02 else Patch(lambda u, v: (lambda q, o: q * (1 - v[..., None]) + o * v[..., None])(at(L, u * .5), at(L, 1 - u * .5)) + A(0, 0, 1) * (z1 + 0 * u)[..., None], 80, 3, ht or [fam('v', gap=5)], []))
slab_(-1.75, 2.75, -1.35, 2.35, 0, .22, .6); slab_(-1.55, 2.55, -1.2, 2.2, .22, .46, .55)
PH = math.radians(36); er, et, ez = A(math.cos(PH), math.sin(PH), 0), A(-math.sin(PH), math.cos(PH), 0), A(0, 0, 1)
def W3(x, r_, z): x, r_, z = np.broadcast_arrays(x, r_, z); return et * x[..., None] + er * r_[..., None] + ez * z[..., None]
def limb(path, w, y0, y1):
    p = np.array(path, float); T = np.gradient(p, axis=0); T /= np.linalg.norm(T, axis=1, keepdims=True); N = np.stack([-T[:, 1], T[:, 0]], 1)
    g = lambda t, o, x: (lambda c, n: W3(x, c[..., 0] + n[..., 0] * o * w(t), c[..., 1] + n[..., 1] * o * w(t)))(at(p, t), at(N, t))
    E = [('v', 0, 1.9), ('v', 1, 1.9)]
    for x in (y0, y1): S.add(Patch(lambda u, v, x=x: g(u, 2 * v - 1, x + 0 * u), 60, 4, [fam('u', gap=4.2, w=(.3, 2.0))], E, 0))
    for o in (-1, 1): S.add(Patch(lambda u, v, o=o: g(u, o + 0 * u, y0 + (y1 - y0) * v), 60, 4, [fam('u', gap=4.2, w=(.3, 2.0))], E, 1.6))
    for t in (0, 1): S.add(Patch(lambda u, v, t=t: g(t + 0 * u, 2 * u - 1, y0 + (y1 - y0) * v), 3, 3, [fam('u', gap=4)], [('u', 0, 1.6), ('u', 1, 1.6)]))
LIMB = spline([(1.95, .46), (1.98, 1.3), (2.12, 2.3), (2.20, 3.4), (2.02, 4.4), (1.45, 5.12), (.30, 5.36)], 90)
limb(LIMB, lambda t: .40 - .13 * np.sin(t * math.pi) + .02 * t, -.30, .30)
B_ = (A(0, 0, 0), er, et, ez)
S.add(box(1.45, 2.5, -.55, .55, .46, 1.0, basis=B_, hatch=[fam('u', gap=4)], ew=1.8), box(1.4, 1.72, -.34, .34, 1.0, 2.9, basis=B_, hatch=[fam('v', gap=3.4)], ew=1.6), box(.2, 1.5, -.36, .36, 1.14, 1.42, basis=B_, hatch=[fam('u', gap=3.4)], ew=1.6))
for s in (-1, 1):                                          # coarse and fine drives
    for z, r_, rad, l in ((2.25, 2.08, .40, .26), (1.42, 1.98, .27, .18)):
        c = er * r_ + ez * z; S.add(cyl(c + et * s * .30, c + et * s * .56, .15, hatch=[fam('u', gap=3)], sil=1.4), cyl(c + et * s * .56, c + et * s * (.56 + l), rad, hatch=[fam('v', gap=2.9, w=(.4, 1.8))], sil=1.9, ew=1.7, nu=54)); S.add(cyl(c + et * s * (.56 + l), c + et * s * (.61 + l), rad * .66, hatch=[fam('v', gap=3)], sil=1.3, nu=40))
# ---- stage on its bracket, with clips and the two screws of the cross table
slab_(-1.95, 1.95, -1.05, 1.0, 1.42, 1.62, .18, ew=2.0); slab_(-1.78, 1.78, -.85, .85, 1.62, 1.76, .1, ew=1.7)
S.add(cyl((1.95, -.5, 1.5), (2.25, -.5, 1.5), .06, hatch=[fam('v', gap=2.4)], sil=1.3), cyl((2.25, -.5, 1.5), (2.5, -.5, 1.5), .17, hatch=[fam('v', gap=2.6)], sil=1.7, nu=36), cyl((1.2, -1.05, 1.5), (1.2, -1.22, 1.5), .06, hatch=[], sil=1.2), cyl((1.2, -1.22, 1.5), (1.2, -1.42, 1.5), .17, hatch=[fam('v', gap=2.6)], sil=1.6, nu=36))
for i in range(31): x = -1.5 + i * .1; S.line3([(x, -1.052, 1.60), (x, -1.052, 1.60 - (.11 if i % 5 == 0 else .06))], 1.1, .6)
for s in (-1, 1): S.add(tube(spline([(s * 1.66, .7, 1.78), (s * 1.68, .5, 1.86), (s * 1.6, .1, 1.86), (s * 1.5, -.3, 1.79)], 20), .035, hatch=[], sil=1.4, nu=8, ends=0), cyl((s * 1.66, .7, 1.76), (s * 1.66, .7, 1.93), .08, hatch=[fam('u', gap=2.4)], sil=1.3))
# ---- objective, nosepiece, vertical illuminator with its lamp, tube, eyepiece
ZO = Z(NZ - 1) + .34
prof = lambda pts, **k: S.add(revolve([(r, z) for r, z in pts], (0, 0, 0), hatch=k.pop('hatch', [fam('u', gap=3, w=(.3, 2.1))]), nu=64, nv=k.pop('nv', 40), **k))
prof([(.07, ZO), (.12, ZO + .02), (.15, ZO + .16), (.25, ZO + .22)], sil=1.9, edges=[('v', 0, 1.4), ('v', .3, 1.1), ('v', .65, 1.3), ('v', 1, 1.4)]); prof([(.25, ZO + .22), (.25, ZO + .42)], hatch=[fam('v', gap=3, w=(.4, 1.7))], sil=1.9, nv=4, edges=[('v', 1, 1.4)]); prof([(.22, ZO + .42), (.22, ZO + .60)], sil=1.8, nv=4); prof([(0, ZO), (.07, ZO)], hatch=[], sil=0)
ZN = ZO + .60
for sx, ty in ((1, .38), (-1, .38)):                       # two more objectives, swung aside
    o = A(sx * .42, ty - .1, ZN + .06); d = unit(A(sx * .75, .35, -.62)); S.add(revolve([(.17, 0), (.17, .16), (.13, .18), (.12, .30), (.06, .34), (0, .34)], o, d, hatch=[fam('u', gap=2.7)], sil=1.6, nu=40, nv=30, edges=[('v', .33, 1.1), ('v', .55, 1.1)]))
prof([(.10, ZN - .02), (.46, ZN + .02), (.52, ZN + .10), (.42, ZN + .22), (.24, ZN + .26)], sil=2.0, nv=24, edges=[('v', .45, 1.4), ('v', .58, 1.4)])
ZI = ZN + .26
S.add(box(-.34, .34, -.34, .36, ZI, ZI + .62, hatch={'f': [fam('u', gap=3.6, w=(.3, 2.0))], 'side': [fam('u', gap=3.6, w=(.3, 1.9))]}, ew=1.8))
zi = ZI + .31
def horn(pts, **k): S.add(revolve(pts, (-.34, 0, zi), (-1, 0, 0), hatch=k.pop('hatch', [fam('u', gap=3.2, w=(.3, 2.1))]), nu=64, nv=k.pop('nv', 30), **k))
horn([(.17, 0), (.17, .34)], sil=1.8, nv=4); horn([(.25, .34), (.25, .52)], hatch=[fam('v', gap=2.8, w=(.4, 1.7))], sil=1.9, nv=4, edges=[('v', 0, 1.5), ('v', 1, 1.5)]); horn([(.17, .34), (.25, .34)], sil=0); horn([(.25, .52), (.2, .54), (.2, 1.1), (.3, 1.2)], sil=1.9, edges=[('v', .05, 1.2), ('v', .82, 1.4)])
horn([(.30, 1.2), (.44, 1.26), (.46, 1.36), (.46, 2.06), (.40, 2.16), (0, 2.18)], sil=2.2, nv=50, hatch=[fam('u', gap=3.8, w=(.3, 2.1))], edges=[('v', .1, 1.3), ('v', .17, 1.6), ('v', .61, 1.6)])
for x in (1.52, 1.66, 1.8, 1.94): horn([(.46, x - .03), (.50, x - .03), (.50, x + .03), (.46, x + .03)], hatch=[fam('u', gap=2.4)], sil=1.4, nv=14, edges=[('v', .3, 1.0), ('v', .7, 1.0)])
S.add(cyl((-.34 - .8, 0, zi + .2), (-.34 - .8, -.06, zi + .42), .03, hatch=[], sil=1.2), revolve(spline([(0, -.06), (.06, 0), (0, .06)], 20), (-.34 - .8, -.06, zi + .46), hatch=[fam('u', gap=2)], sil=1.1, nu=14, nv=8))
cab = spline([(-2.5, 0, zi), (-2.85, .02, zi - .04), (-3.08, .1, zi - .7), (-2.95, .2, 1.9), (-3.0, .3, .5), (-3.25, .2, .06), (-4.2, .5, .06), (-5.6, .2, .06), (-7.5, .9, .06), (-9.5, 1.2, .06)], 120); S.add(tube(cab, .045, hatch=[fam('u', gap=2.6)], sil=1.4, nu=10, ends=0))
ZT = ZI + .62
prof([(.36, ZT), (.36, ZT + .10), (.27, ZT + .14), (.27, ZT + .52)], sil=2.1, edges=[('v', .11, 1.3), ('v', .2, 1.3), ('v', 1, 1.5)], hatch=[fam('u', gap=3.4, w=(.3, 2.1))]); prof([(.33, ZT + .52), (.33, ZT + .66)], hatch=[fam('v', gap=2.8, w=(.4, 1.7))], sil=1.9, nv=4, edges=[('v', 0, 1.5), ('v', 1, 1.5)]); prof([(.33, ZT + .66), (.22, ZT + .67), (.22, ZT + .95)], sil=1.9, edges=[('v', 1, 1.4)]); prof([(.22, ZT + .95), (.30, ZT + .98), (.32, ZT + 1.11), (.24, ZT + 1.17), (.12, ZT + 1.17), (.10, ZT + 1.13), (0, ZT + 1.13)], sil=1.9, edges=[('v', .12, 1.4), ('v', .42, 1.3)])
# ---- bench, a box of mounted specimens, an eyepiece left lying
S.add(floor(S.cam, 0, 4, 60, .9, gap=8, w=(.25, 1.3), mat=.75))
for i, (x, y, r) in enumerate(((3.6, .5, .36), (4.5, -.1, .36), (3.5, -.55, .36))):
    S.add(revolve([(r, 0), (r, .34), (r - .03, .37)], (x, y, 0), hatch=[fam('u', gap=3.6, w=(.3, 2.0))], sil=2.0, nu=60, nv=16, edges=[('v', .85, 1.5)]), revolve([(r - .03, .37), (0, .37)], (x, y, 0), hatch=[fam('u', gap=5, w=(.2, .9))], sil=0, nu=50, edges=[('v', 0, 1.4), ('v', .42, 1.5)]))
    S.add(revolve([(r * .55, .373), (0, .373)], (x, y, 0), hatch=[fam('u', gap=3, w=(.4, 2.1))], sil=0, nu=50))
S.add(cyl((-3.6, -1.6, .17), (-2.95, -1.95, .17), .17, hatch=[fam('u', gap=3.2)], sil=1.9, ew=1.5, nu=40), cyl((-2.95, -1.95, .17), (-2.8, -2.03, .17), .25, hatch=[fam('v', gap=2.8)], sil=1.9, ew=1.6, nu=44))
S.build()
P = lambda *p: (lambda q: (q[0][0], q[1][0]))(S.cam.project(A(*p)[None]))
fx, fy = P(0, YS[0], zc + .7)
def sky(x, y): d = np.hypot((x - fx) / 1.3, y - fy); return .05 - .025 * smooth(200, 620, y) + 0 * x, .30 * np.exp(-(d / 170) ** 2)
hz = S.cam.project(np.array([S.cam.eye * (1, 1, 0) + A(S.cam.d[0], S.cam.d[1], 0) / np.hypot(*S.cam.d[:2]) * 60]))[1][0]
S.ruled(sky, 12, max(hz, 40) - 2, 8, w=(.2, 1.5), t0=.02)
S.engrave()
S.glow(fx, fy, 480, .38); S.glow(fx, fy - 10, 220, .44, ORANGE, 1.2)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 0), S.gradient('linear', [(0, STRAW, 1), (.5, ORANGE, 1), (1, FIRE, 1)], x1=0, y1='%.0f' % (fy - 90), x2=0, y2='%.0f' % (fy + 90))))
# the beam: from the objective to the light spot on the top of the crystal
ap, bp = P(0, 0, ZO), P(0, 0, Z(NZ - 1) + .02); (x0, y0), (x1, y1) = ap, bp; rt = P(.40, 0, Z(NZ - 1))[0] - bp[0]; ry = rt * .42
S.mid.append('<path d="M%.1f %.1fL%.1f %.1fA%.1f %.1f 0 0 0 %.1f %.1fL%.1f %.1fZ" fill="%s"/>' % (x0 - 12, y0, x1 - rt, y1, rt, ry, x1 + rt, y1, x0 + 12, y0, S.gradient('linear', [(0, WHITE, .9), (1, STRAW, .35)], x1=0, y1='%.0f' % y0, x2=0, y2='%.0f' % (y1 + ry))))
S.glow(x1, y1, 130, .45, STRAW, .6, front=True); S.glow(fx, fy, 120, .16, STRAW, 1.4, front=True)
S.write('crystal')
