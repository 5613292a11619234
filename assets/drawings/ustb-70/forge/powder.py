import math
from engrave import *
rng = np.random.default_rng(23)
PX_ = -.62                                             # the press stands here
FX, FY = 1.16, .85                                      # middle of the furnace mouth (front plane)
TR = lambda t: np.array((FX + .02 + .12 * t, FY - .1 - 1.55 * t, .5))       # the table running out of it
HOT = [((FX, FY - .16, .92), 1.5, .95), ((FX + .05, FY - .62, .95), 1.0, .7), ((FX + .1, FY - 1.15, .8), .45, .5)]
S = Scene(Camera((.42, -6.2, 2.95), (.33, 0, .86), f=2340, cx=838, cy=590), key=(.66, .7, -.4), key_i=.95, amb=.035, hots=HOT, rim=.28, seed=23, eps=.0012, fade=(6.5, 11, .6))
def gpts(R, N, d=.16):
    a = 2 * math.pi / N; q = []
    for k in range(N):
        t = k * a
        for f, r in ((-.29, R * (1 - d)), (-.15, R), (.15, R), (.29, R * (1 - d))): q.append((r * math.cos(t + f * a), r * math.sin(t + f * a)))
    return np.array(q + q[:1])
I3 = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
def gear(o, R, N, h, bore=None, B=I3, hot=None, gap=3.4, ew=1.4, hub=True, sh=True, d=.16, top=True):
    o = np.array(o, float); B = [np.array(b, float) for b in B]; q = gpts(R, N, d); n = len(q)
    X = lambda x, y, z: o + x[..., None] * B[0] + y[..., None] * B[1] + (z + 0 * x)[..., None] * B[2]
    def side(u, v): c = at(q, np.clip(u, 0, 1)); return X(c[..., 0], c[..., 1], h * v)
    k = dict(name='hot', shadow=False) if hot else dict(shadow=sh); w = (1.2, 2.2) if hot else (.3, 2.)
    hf = (lambda d: (lambda u, v: hot - d + .05 * np.sin(u * 60))) if hot else (lambda d: None)
    out = [Patch(side, n, 2, [fam('v', gap=gap, w=w, grain=.15)], [('v', 1, ew), ('v', 0, ew * .8)] + [('u', i / (n - 1), ew * .7) for i in range(n - 1)], ew * 1.2, hot=hf(.10), **k)]
    b = bore or R * .3; r2 = R * (1 - d) * .86
    cir = lambda r: (lambda u: (r * np.cos(2 * math.pi * u - .29 * 2 * math.pi / N), r * np.sin(2 * math.pi * u - .29 * 2 * math.pi / N)))
    def ring(r0, r1, z, hz=0):
        def f(u, v): a, c = cir(1)(u); r = r0 + (r1 - r0) * v; return X(a * r, c * r, z + hz * v)
        return f
    if not top: return out
    def face(z): 
        def f(u, v): c = at(q, np.clip(u, 0, 1)); a, e = cir(r2)(u); return X(c[..., 0] * v + a * (1 - v), c[..., 1] * v + e * (1 - v), z)
        return f
    P = lambda f, hd, ed=(), nv=2, gp=gap, dd=.03: Patch(f, n, nv, [fam(hd, gap=gp, w=w, grain=.15)], ed, 0, hot=hf(dd), **k)
    out += [P(face(h), 'u', [('v', 0, ew * .8)])]
    if hub:
        z2 = h * .8; r3 = (b + r2) / 2 * .9
        out += [P(ring(r2, r2 * .97, h, z2 - h), 'u'), P(ring(r3, r2 * .97, z2), 'u', (), 2, gap * 1.1, .06), P(ring(r3, r3, z2, h - z2), 'u', [('v', 1, ew * .8)]), P(ring(b, r3, h), 'u', [('v', 0, ew)])]
    else: out += [P(ring(b, r2, h), 'u', [('v', 0, ew)])]
    out += [P(ring(b, b, 0, h), 'v', (), 2, gap, .22)]
    return out
# ================ press tool, cut open at its middle plane y=0
o = np.array((PX_, 0, 0.)); RC, NT, ZD0, ZD1 = .25, 16, .66, .98
def bx(x0, x1, y0, y1, z0, z1, **k): S.add(box(x0 + PX_, x1 + PX_, y0, y1, z0, z1, **k))
bx(-.74, .74, -.46, .5, 0, .15, hatch=[fam('u', gap=4.6)], ew=1.9); bx(-.36, .36, -.3, .34, .15, .25, hatch=[fam('u', gap=4)], ew=1.5)
S.add(revolve([(.33, .25), (.33, .36)], o, hatch=[fam('u', gap=3.6)], sil=1.8, edges=[('v', 1, 1.5)]), revolve([(.33, .36), (.2, .36)], o, hatch=[fam('u', gap=3.6)], sil=0))
for k in range(8): a = k * math.pi / 4 + .2; S.add(cyl((PX_ + .29 * math.cos(a), .29 * math.sin(a), .36), (PX_ + .29 * math.cos(a), .29 * math.sin(a), .4), .026, hatch=[fam('v', gap=2.4)], sil=1, nu=12))
S.add(gear((PX_, 0, .36), RC, NT, .42, B=I3, gap=3.2, ew=1.4, bore=.085, hub=False, d=.17))
S.add(cyl((PX_, 0, .7), (PX_, 0, ZD1 + .005), .083, hatch=[fam('v', gap=3)], sil=1.5, ew=1.5))
# die: insert and plate, the rear half only
q = gpts(RC + .002, NT, .17); th = np.linspace(0, math.pi, 200)
def prof(t):                                           # radius of the cavity at an angle
    a = np.arctan2(q[:, 1], q[:, 0]); r = np.hypot(q[:, 0], q[:, 1]); aa = np.r_[a - 2 * math.pi, a, a + 2 * math.pi]; i = np.argsort(aa); return np.interp(t, aa[i], np.r_[r, r, r][i])
def half(r0, r1, z0, z1):
    def f(u, v): t = math.pi * u; a, b = r0(t), r1(t); r = a * (1 - v) + b * v; return np.stack([PX_ + r * np.cos(t), r * np.sin(t), z0 + (z1 - z0) * v + 0 * t], -1)
    return f
K = lambda r: (lambda t: r + 0 * t); RI = .4
def rect(t): return np.minimum(.72 / np.maximum(np.abs(np.cos(t)), 1e-6), .46 / np.maximum(np.abs(np.sin(t)), 1e-6))
S.add(Patch(half(prof, prof, ZD0, ZD1), 260, 3, [fam('v', gap=3, w=(.3, 1.7))], [('v', 1, 1.7)], 0), Patch(half(prof, K(RI), ZD1, ZD1), 260, 3, [fam('u', gap=3.4, w=(.4, 2.2))], [('v', 0, 1.9), ('v', 1, 1.5)], 0),
      Patch(half(K(RI), rect, ZD1, ZD1), 260, 3, [fam('u', gap=4.6, w=(.3, 1.9))], [('v', 1, 1.8)], 0), Patch(half(rect, rect, ZD0, ZD1), 260, 3, [fam('u', gap=5)], [('v', 0, 1.5)], 0))
for s in (-1, 1):
    a, b, c = s * RC * .998, s * RI, s * .72
    for x0, x1, h, ew in ((a, b, [fam('v', gap=3.2, w=(.5, 2.4), grain=.2)], 2), (b, c, [fam('u', gap=5.6, w=(.4, 1.8), grain=.2)], 2)): S.add(quad((PX_ + x0, 0, ZD0), (PX_ + x1, 0, ZD0), (PX_ + x1, 0, ZD1), (PX_ + x0, 0, ZD1), hatch=h, ew=ew))
# guide pillars, upper bolster, upper punch, ram
for s in (-1, 1):
    x = PX_ + s * .56; y = .27
    S.add(revolve([(.062, .15), (.062, ZD0)], (x, y, 0), hatch=[fam('v', gap=3)], sil=1.7), revolve([(.062, ZD1), (.062, 2.02), (.052, 2.04)], (x, y, 0), hatch=[fam('v', gap=3, w=(.4, 2))], sil=1.9, edges=[('v', 1, 1.3)]), revolve([(.052, 2.04), (0, 2.04)], (x, y, 0), hatch=[], sil=0))
    for z in (ZD1, ): S.add(revolve([(.1, z), (.1, z + .05), (.066, z + .05)], (x, y, 0), hatch=[fam('u', gap=2.6)], sil=1.4, edges=[('v', .6, 1.2)]))
    S.add(revolve([(.062, 1.56), (.1, 1.56), (.1, 1.67)], (x, y, 0), hatch=[fam('u', gap=2.8)], sil=1.5, edges=[('v', .3, 1.2)]), revolve([(.1, 1.84), (.1, 1.9), (.064, 1.9)], (x, y, 0), hatch=[fam('u', gap=2.6)], sil=1.4, edges=[('v', .6, 1.2)]))
bx(-.72, .72, -.4, .46, 1.67, 1.84, hatch={'side': [fam('u', gap=4.4, w=(.3, 2))], 'top': [fam('u', gap=4.4)]}, ew=2)
S.add(revolve([(.34, 1.56), (.34, 1.67)], o, hatch=[fam('u', gap=3.4)], sil=1.7, edges=[('v', 0, 1.5), ('v', 1, 1.2)]), revolve([(.34, 1.56), (.1, 1.56)], o, hatch=[fam('u', gap=3.6)], sil=0))
S.add(gear((PX_, 0, 1.2), RC - .006, NT, .36, bore=.09, gap=2.9, ew=1.6, hub=False, d=.17))
S.add(revolve([(.26, 1.84), (.26, 1.9), (.17, 1.92), (.17, 2.12)], o, hatch=[fam('u', gap=3.4, w=(.3, 2.1))], sil=2, edges=[('v', .12, 1.4), ('v', .5, 1.2), ('v', 1, 1.7)]), revolve([(.17, 2.12), (0, 2.12)], o, hatch=[fam('u', gap=3.4)], sil=0))
for k in range(6): a = k * math.pi / 3 + .3; S.add(cyl((PX_ + .22 * math.cos(a), .22 * math.sin(a), 1.9), (PX_ + .22 * math.cos(a), .22 * math.sin(a), 1.935), .024, hatch=[], sil=1, nu=10))
# ================ feed shoe (cut open too), spout and hopper
X0, X1, SZ = -.53, -.10, ZD1 + .2
bx(X0, X0 + .025, 0, .22, ZD1 + .005, SZ, hatch=[fam('v', gap=2.8)], ew=1.5); bx(X1 - .025, X1, 0, .22, ZD1 + .005, SZ, hatch=[fam('v', gap=2.8)], ew=1.6); bx(X0, X1, .2, .22, ZD1 + .005, SZ, hatch=[fam('u', gap=4)], ew=1.2)
SP = spline([(PX_ - .86, .12, 1.46), (PX_ - .86, .12, 1.36), (PX_ - .74, .12, 1.24), (PX_ - .48, .12, 1.17), (PX_ - .36, .12, 1.05)], 60)
S.add(tube(SP, .062, hatch=[fam('u', gap=3, w=(.4, 1.9))], sil=1.7, ends=1.4))
HO = (PX_ - .86, .12, 0)
S.add(revolve([(.062, 1.44), (.062, 1.5), (.25, 1.76), (.25, 1.95)], HO, hatch=[fam('u', gap=3.8, w=(.3, 2.2))], sil=2.1, edges=[('v', .08, 1.3), ('v', .63, 1.5), ('v', 1, 2)], nu=60), revolve([(.25, 1.95), (.265, 1.955), (.265, 1.975), (.235, 1.975)], HO, hatch=[fam('u', gap=2.6)], sil=1.6, edges=[('v', .5, 1.6), ('v', 1, 1.4)], nu=60), revolve([(.235, 1.975), (.235, 1.9)], HO, hatch=[fam('u', gap=3)], sil=0, nu=60))
S.add(revolve([(.235, 1.9), (.12, 1.96), (0, 2.0)], HO, hatch=[fam('u', gap=4, w=(.3, 1.2), grain=.6)], sil=0, nu=60, mat=.8))
for a in (2.4, 4.4): S.add(beam((HO[0] + .2 * math.cos(a), .12 + .2 * math.sin(a), 1.8), (HO[0] + .3 * math.cos(a), .12 + .3 * math.sin(a), 0), .035, ew=1, up=(0, 1, 0)))
# powder: section of the filling, its surface
def slope(x): return np.interp(x, [-.25, -.1, .0, .12, .25], [ZD1 - .004, ZD1 - .01, ZD1 - .05, ZD1 - .1, ZD1 - .13])
for a, b in ((-.248, -.085), (.085, .248)):
    S.add(Patch(lambda u, v, a=a, b=b: np.stack([PX_ + a + (b - a) * u, -.001 + 0 * u, .78 + (slope(a + (b - a) * u) - .78) * v], -1), 12, 4, [], [('v', 1, 1.3)], 0, name='pow'))
S.add(Patch(lambda u, v: np.stack([PX_ - .248 + .496 * u, .2 * v, slope(-.248 + .496 * u) + 0 * v], -1), 20, 4, [fam('u', gap=4, w=(.3, 1.0), grain=.6)], [], 0))
S.add(Patch(lambda u, v: np.stack([PX_ + X0 + .025 + (X1 - X0 - .05) * u, .01 + 0 * u, ZD1 + .006 + v * (.10 + .035 * np.sin(2.8 * u + .4))], -1), 16, 4, [], [('v', 1, 1.2)], 0, name='pow'))
def grain(P, ex, ez, r, c=.7, w=1.):
    n = rng.integers(5, 8); a = np.linspace(0, 2 * math.pi, n + 1)[:-1] + rng.uniform(-.35, .35, n); rr = r * rng.uniform(.6, 1.2, n); e = rng.uniform(.7, 1.25)
    p = [P + np.array(ex) * rr[i] * e * math.cos(a[i]) + np.array(ez) * rr[i] / e * math.sin(a[i]) for i in range(n)]; S.line3(p + p[:1], w, c, n=n * 3, lit=True, grain=0)
X_, Z_ = (1, 0, 0), (0, 0, 1)
def fill(x0, x1, zf0, zf1, y, st=.0175):
    z = .6
    for x in np.arange(x0, x1, st):
        for z in np.arange(zf0(x) + .006, zf1(x) - .003, st * .92):
            grain(np.array((PX_ + x + rng.normal() * .003 + st * .5, y, z + rng.normal() * .003)), X_, Z_, .0072 * rng.uniform(.7, 1.2), rng.uniform(.4, .95), .95)
fill(-.243, -.095, lambda x: .785, slope, -.006); fill(.09, .236, lambda x: .785, slope, -.006)
fill(X0 + .03, X1 - .045, lambda x: ZD1 + .01, lambda x: ZD1 + .1 + .035 * math.sin(2.8 * (x - X0) / (X1 - X0) + .4), .006)
for i in range(20):                                    # grains falling over the edge of the core rod
    grain(np.array((PX_ + rng.uniform(.02, .2), -.004, rng.uniform(.9, .975))), X_, Z_, .0055, .75, .9)
# ================ powder heap and scoop in front
HC = np.array((-1.22, -1.0, 0.))
def heap(u, v):
    a = 2 * math.pi * u; r = .36 * v * (1 + .1 * np.sin(3 * a + 1) + .05 * np.sin(7 * a)); return HC + np.stack([r * np.cos(a), r * .8 * np.sin(a), (.27 * (1 - np.clip(v, 0, 2) ** 1.1) + .006 * np.sin(9 * a) * v) * (v < 1.0001)], -1)
S.add(Patch(heap, 90, 20, [fam('u', gap=6, w=(.25, 1.0), grain=.8)], [], 0, mat=.7))
for i in range(470):
    u, v = rng.random(), math.sqrt(rng.random()) * 1.06; P = heap(np.array(u), np.array(v)); P = P + (0, 0, .004); grain(P, X_, (0, .5, .87), .0095 * rng.uniform(.6, 1.3), rng.uniform(.35, .95) * (.55 + .45 * (math.cos(2 * math.pi * u - 3.6) > -.2)), 1.)
# ================ the furnace
W2, H0, H1 = .34, .5, .92                                # mouth
D1 = FY + 1.25; bh = [fam('u', gap=4.8, w=(.3, 1.8), grain=.25)]
L, R_, TP = FX - .86, FX + .86, 1.56
def fr(x0, x1, z0, z1, h=None): S.add(quad((x0, FY, z0), (x1, FY, z0), (x1, FY, z1), (x0, FY, z1), hatch=h or bh, ew=0))
fr(L, FX - W2, .22, TP); fr(FX + W2, R_, .22, TP); fr(FX - W2, FX + W2, .22, H0); fr(FX - W2, FX + W2, H1, TP)
S.add(quad((L, D1, .22), (L, FY, .22), (L, FY, TP), (L, D1, TP), hatch=[fam('u', gap=5)], ew=1.7), quad((L, FY, TP), (R_, FY, TP), (R_, D1, TP), (L, D1, TP), hatch=[fam('u', gap=5)], ew=1.8), quad((R_, FY, .22), (R_, D1, .22), (R_, D1, TP), (R_, FY, TP), hatch=[fam('u', gap=5)], ew=1.4))
for x in (L + .05, R_ - .05): S.add(box(x - .06, x + .06, FY - .09, FY + .02, 0, TP + .05, hatch=[fam('v', gap=2.8)], ew=1.6))
for x in (L + .05, R_ - .05): S.add(box(x - .06, x + .06, D1 - .1, D1, 0, .3, hatch=[], ew=1))
for z in (.22, TP - .1): S.add(box(L, R_, FY - .055, FY, z, z + .1, hatch=[fam('u', gap=2.8)], ew=1.5))
S.add(box(FX - W2 - .12, FX + W2 + .12, FY - .06, FY, H0 - .1, H0, hatch=[fam('u', gap=2.6)], ew=1.6))
for s in (-1, 1): S.add(box(*sorted((FX + s * W2, FX + s * (W2 + .12))), FY - .06, FY, H0, H1, hatch=[fam('v', gap=2.8)], ew=1.5), box(*sorted((FX + s * (W2 + .1), FX + s * (W2 + .16))), FY - .1, FY - .02, H0 - .06, 1.78, hatch=[fam('v', gap=2.4)], ew=1.3))
S.add(box(FX - W2 - .1, FX + W2 + .1, FY - .095, FY - .03, H1 + .02, H1 + .5, hatch=[fam('u', gap=3.8, w=(.3, 1.9))], ew=1.8))     # the door, lifted
for i in range(3):
    for j in (0, 1): S.add(cyl((FX - .3 + .3 * i, FY - .095, H1 + .1 + .3 * j), (FX - .3 + .3 * i, FY - .13, H1 + .1 + .3 * j), .028, hatch=[], sil=1.1, nu=14))
S.add(box(FX - W2 - .2, FX + W2 + .2, FY - .09, FY - .03, 1.74, 1.8, hatch=[fam('u', gap=2.5)], ew=1.4))
for s in (-1, 1): S.add(cyl((FX + s * .3, FY - .13, 1.86), (FX + s * .3, FY + .02, 1.86), .06, hatch=[fam('v', gap=2.4)], sil=1.4, nu=24)); S.line3([(FX + s * .3 - .06 * s * 0, FY - .1, 1.86), (FX + s * .3, FY - .1, H1 + .5)], 1.2, .55, lit=True)
# the glowing chamber
def hh(k): return lambda u, v: k - .06 * np.abs(2 * u - 1) ** 2 - .07 * np.clip(np.sin(u * 25 + 7 * np.sin(v * 5)) * np.sin(v * 17 + u * 8), 0, 1)
Hh = lambda: [fam('u', gap=2.4, w=(1.3, 2.3), grain=.3)]
x0, x1, yb = FX - W2, FX + W2, FY + .7
S.add(quad((x0, yb, H0), (x1, yb, H0), (x1, yb, H1), (x0, yb, H1), hatch=Hh(), ew=0, hot=hh(1.0), name='hot', shadow=False), quad((x0, FY, H0), (x1, FY, H0), (x1, yb, H0), (x0, yb, H0), hatch=Hh(), ew=0, hot=hh(.95), name='hot', shadow=False),
      quad((x0, FY, H0), (x0, yb, H0), (x0, yb, H1), (x0, FY, H1), hatch=Hh(), ew=0, hot=lambda u, v: .84 + .12 * u, name='hot', shadow=False), quad((x1, FY, H0), (x1, yb, H0), (x1, yb, H1), (x1, FY, H1), hatch=Hh(), ew=0, hot=lambda u, v: .84 + .12 * u, name='hot', shadow=False), quad((x0, FY, H1), (x1, FY, H1), (x1, yb, H1), (x0, yb, H1), hatch=Hh(), ew=0, hot=hh(.9), name='hot', shadow=False))
# ---- roller table out of the mouth, gears on it cooling
tl = 1.5
for s in (-1, 1):
    S.add(box(*sorted((FX + s * .32, FX + s * .38)), FY - .06 - tl, FY - .07, .4, .52, hatch=[fam('u', gap=3)], ew=1.7))
    for y in (FY - .35, FY - tl + .06): S.add(beam((FX + s * .35, y, .4), (FX + s * .35, y, 0), .06, ew=1.2, up=(0, 1, 0)))
for k in range(12):
    y = FY - .14 - k * .122; S.add(cyl((FX - .32, y, .47), (FX + .32, y, .47), .035, hatch=[fam('v', gap=2.4)], sil=1.2, nu=16, ew=1))
def tray(y0, y1): S.add(box(FX - .29, FX + .29, y0, y1, .506, .522, hatch=[fam('u', gap=3)], ew=1.3))
tray(FY - .52, FY - .02); tray(FY - 1.32, FY - .74)
for x, y, h in ((-.16, .22, .985), (.13, .34, .99), (-.14, -.13, .92), (.145, -.12, .90), (-.14, -.38, .84), (.145, -.37, .82)): S.add(gear((FX + x, FY + y, .523 if y < 0 else H0 + .02), .125, 16, .095, hot=h, gap=2.3, ew=1.2))
for x, y, h in ((-.14, -.87, .60), (.145, -.88, .56)): S.add(gear((FX + x, FY + y, .523), .125, 16, .095, hot=h, gap=2.3, ew=1.2))
for x, y in ((-.14, -1.16), (.145, -1.17)): S.add(gear((FX + x, FY + y, .523), .125, 16, .095, gap=2.8, ew=1.2))
# ================ finished gears on the floor in front
def lean(o, R, N, h, face, tilt, **k):
    c, n = math.cos(face), math.sin(face); ex = np.array((-n, c, 0.)); ax = np.array((c * math.cos(tilt), n * math.cos(tilt), math.sin(tilt))); ey = np.cross(ax, ex); S.add(gear(o, R, N, h, B=(ex, ey, ax), **k))
S.add(gear((-.5, -1.2, 0), .25, 20, .13, gap=3.6, ew=1.7)); S.add(gear((-.0, -1.0, 0), .16, 16, .11, gap=3.2, ew=1.5)); S.add(gear((0, -1.0, .11), .1, 12, .1, gap=3, ew=1.4))
lean((.5, -1.36, .245), .25, 20, .13, -1.95, .16, gap=3.6, ew=1.7)
S.add(floor(S.cam, 0, 2.2, 12, .9, gap=8.5, w=(.25, 1.4), mat=.75))
S.build()
fx, fy, _ = S.cam.project(np.array([[FX, FY - .1, .72]])); fx, fy = fx[0], fy[0]
def sky(x, y):
    d = np.hypot((x - fx) / 1.2, y - fy); return .04 + .035 * smooth(100, 600, y) + 0 * x, .22 * np.exp(-(d / 330) ** 2)
S.ruled(sky, 12, 700, 8.5, w=(.2, 1.5), t0=.03)
S.engrave()
S.glow(fx, fy, 600, .36); S.glow(fx, fy + 20, 290, .42, ORANGE)
g = S.gradient('linear', [(0, WHITE, 1), (.35, '#ffe2a4', 1), (.6, ORANGE, 1), (.85, '#d2480f', 1), (1, '#5c2416', 1)], x1=0, y1=fy - 40, x2=0, y2=fy + 270)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.glow(fx, fy - 10, 250, .34, STRAW, .7, front=True)
S.write('powder')
