import math
from engrave import *
rng = np.random.default_rng(87)
yaw = math.radians(-24); D = np.array((math.cos(yaw), math.sin(yaw), 0)); NN = np.array((math.sin(yaw), -math.cos(yaw), 0)); Z = np.array((0, 0, 1.)); B0 = np.array((-.66, .25, 0))
def g(p, t, z): return B0 + np.asarray(p, float)[..., None] * D + np.asarray(t, float)[..., None] * NN + np.asarray(z, float)[..., None] * Z
G = lambda p, t, z: B0 + p * D + t * NN + z * Z
T = G(1.30, -.055, .832)
HOT = [(T + NN * .10 + Z * .07, 2.4, .26), (T + NN * .3 + Z * .25, .9, .8), (T - D * .14 + NN * .09 + Z * .08, .9, .22), (T + Z * .5 - NN * .3, .4, .7)]
S = Scene(Camera((.42, -5.9, 1.78), (.05, 0, 1), f=2330, cx=800, cy=388, level=True), key=(.60, .74, -.44), key_i=.95, amb=.04, hots=HOT, rim=.28, seed=19, eps=.0010, fade=(7.2, 15, .8))
HU = lambda gp=4.4, w=2.1: [fam('u', gap=gp, w=(.3, w), grain=.2)]
def link(a, ra, b, rb, t0, t1, hatch=None, rimh=None, ew=1.7, mat=1., inset=None, ga=.0):
    a, b = np.array(a, float), np.array(b, float); Lh = np.hypot(*(b - a)); e = (b - a) / Lh; f = np.array((-e[1], e[0]))
    s = np.concatenate([ra * -np.cos(np.linspace(0, math.pi / 2, 24)), np.linspace(0, Lh, 40)[1:-1], Lh + rb * np.sin(np.linspace(0, math.pi / 2, 24))])
    h = np.concatenate([ra * np.sin(np.linspace(0, math.pi / 2, 24)), ra + (rb - ra) * np.linspace(0, 1, 40)[1:-1], rb * np.cos(np.linspace(0, math.pi / 2, 24))])
    up = even(np.stack([s, h], 1), 160)
    def P(u, q, t): m = at(up, np.clip(u, 0, 1)); pz = a + m[..., :1] * e + (m[..., 1] * q)[..., None] * f; return g(pz[..., 0], t, pz[..., 1])
    for t in (t0, t1): S.add(Patch(lambda u, v, t=t: P(u, 2 * v - 1, t + 0 * u), 120, 8, HU() + [fam('v', gap=9, w=(.2, .7), t0=.6)] if hatch is None else hatch, [('v', 0, ew), ('v', 1, ew)], mat=mat))
    for k in (-1, 1): S.add(Patch(lambda u, v, k=k: P(u, k + 0 * u, t0 + (t1 - t0) * v), 120, 3, HU(3.2, 1.9) if rimh is None else rimh, [], 0, mat=mat))
    if inset:
        w = np.linspace(.0, 1, 60); tt = t1 + .004; q = inset; c = [P(np.array([x]), np.array([y]), np.array([tt]))[0] for x, y in [(.5 - .5 * (1 - .22) + .0, 0)]]
        lo, hi = .16, .84; path = [(lo, -q), (hi, -q), (hi, q), (lo, q), (lo, -q)]; pts = []
        for (x0, y0), (x1, y1) in zip(path[:-1], path[1:]): pts += [(x0 + (x1 - x0) * k / 30, y0 + (y1 - y0) * k / 30) for k in range(30)]
        pts = np.array(pts); S.line3(P(pts[:, 0], pts[:, 1], np.full(len(pts), tt)), 1.3, .5, lit=True)
def axle(p, z, r, t0, t1, hatch=None, ew=1.5, sil=1.8): S.add(cyl(G(p, t0, z), G(p, t1, z), r, hatch=hatch or [fam('u', gap=3.4, w=(.3, 2))], sil=sil, ew=ew, nu=48))
def bolts(p, z, r, n, t, s=.014, ph=.3):
    for k in range(n):
        a = ph + k * 2 * math.pi / n; c = G(p + r * math.cos(a), t, z + r * math.sin(a)); S.add(cyl(c, c + NN * .012, s, hatch=[], sil=1, ew=1.0, nu=12))
def cap(p, z, r, t):      # a bearing cover: stepped, bolted
    S.add(revolve([(r, 0), (r, .018), (r * .78, .026), (r * .74, .012), (r * .34, .012), (r * .3, .03), (0, .03)], G(p, t, z), NN, [fam('u', gap=3, w=(.3, 2))], [('v', .1, 1.5), ('v', .3, 1.1), ('v', .72, 1.1)], 1.6, 56, 24)); bolts(p, z, r * .88, 8, t + .018)
# ---- base: plate, pedestal, slewing ring
vc = lambda r, z0, z1, h=None, **k: S.add(revolve([(r[0], z0), (r[1], z1)], B0, hatch=h or [fam('u', gap=4.6, w=(.3, 2.1))], sil=2.2, nu=72, nv=3, edges=[('v', 0, 1.7), ('v', 1, 1.7)], **k))
S.add(box(-.46, .46, -.46, .46, 0, .045, basis=(B0, D, NN * -1, Z), hatch=HU(3.4), ew=1.8))
for a in (-.4, .4):
    for b in (-.4, .4): S.add(cyl(G(a, b, .045), G(a, b, .085), .028, hatch=[fam('v', gap=2.6)], sil=1.2, nu=8))
vc((.34, .29), .045, .16); vc((.29, .29), .16, .40); vc((.29, .36), .40, .44); vc((.36, .36), .44, .52, [fam('v', gap=3.4, w=(.3, 2.0))]); S.add(revolve([(.36, .52), (0, .52)], B0, hatch=[fam('u', gap=4)], sil=0, nu=72))
for k in range(8):
    a = k * math.pi / 4 + .2; S.add(beam(B0 + (.30 * math.cos(a), .30 * math.sin(a), .05), B0 + (.285 * math.cos(a), .285 * math.sin(a), .39), .03, .06, up=(math.cos(a), math.sin(a), 0), hatch=[fam('u', gap=3)], ew=1.2))
# ---- swivel head: two cheeks, shoulder bearings, drives
vc((.31, .31), .52, .60, [fam('u', gap=3)])
SH, EL, WR = (.0, 1.0), (-.10, 1.86), (1.06, 1.56)
for t0, t1 in ((.13, .21), (-.21, -.13)): link((0, .60), .27, SH, .19, t0, t1, inset=None, ew=2.0)
link((0, .62), .2, (0, .78), .17, -.13, .13)
axle(*SH, .135, -.33, .33); cap(*SH, .175, .21)
# drive of axis 2 on the far and of axis 3 on the near cheek: finned motors hanging back
for t, p, z in ((.30, -.27, .86), (-.30, -.27, .86)):
    S.add(cyl(G(p - .02, t, z - .12), G(p + .02, t, z + .22), .085, hatch=[fam('v', gap=3, w=(.4, 2))], sil=1.7, nu=36)); S.add(cyl(G(p + .02, t, z + .22), G(p + .028, t, z + .27), .06, hatch=[fam('u', gap=2.6)], sil=1.4, nu=30), cyl(G(p - .022, t, z - .16), G(p - .02, t, z - .12), .092, hatch=[fam('u', gap=2.6)], sil=1.4, nu=30))
    S.add(beam(G(p, t, z + .05), G(-.06, t * .8, .93), .07, .1))
# ---- lower arm, its parallel bar, crank
link(SH, .15, EL, .115, -.10, .10, ew=2.1, inset=.58)
CR, CB = (-.30, 1.06), (-.42, 1.92)
link(SH, .1, CR, .055, .105, .128, ew=1.4); axle(*CR, .035, .09, .16); axle(*CB, .035, .05, .155)
S.add(tube(np.array([G(CR[0], .142, CR[1]), G(CB[0], .142, CB[1])]), .027, hatch=[fam('v', gap=2.6, w=(.4, 2))], sil=1.7, nu=16, n=2))
# spring balancer on the far side
S.add(tube(np.array([G(-.18, -.17, .98), G(-.24, -.17, 1.5)]), .06, hatch=[fam('u', gap=3.2)], sil=1.5, n=2, nu=20), tube(np.array([G(-.24, -.17, 1.5), G(-.16, -.17, 1.74)]), .022, hatch=[], sil=1.2, n=2))
# ---- upper arm: elbow head with rear drives, box beam, roll tube
e = unit(np.array(WR) - np.array(EL)); f = np.array((-e[1], e[0])); Q = lambda s, h: tuple(np.array(EL) + s * e + h * f)
axle(*EL, .10, -.20, .20); 
link(Q(-.34, .02), .10, Q(.12, .015), .135, -.13, .13, ew=2.0); cap(*EL, .105, .13)
link(Q(.1, .015), .12, Q(.62, .012), .088, -.10, .10, ew=2.0, inset=.5)
for t, h in ((.066, .055), (-.066, .055), (.0, -.055)):
    a, b = Q(-.36, h), Q(-.60, h); S.add(cyl(G(a[0], t, a[1]), G(b[0], t, b[1]), .058, hatch=[fam('u', gap=3, w=(.4, 2))], sil=1.7, nu=30)); c = Q(-.655, h); S.add(cyl(G(b[0], t, b[1]), G(c[0], t, c[1]), .04, hatch=[fam('u', gap=2.6)], sil=1.4, nu=24))
q0, q1, q2, q3 = Q(.68, .012), Q(.74, .012), Q(1.06, .0), Q(1.10, .0)
cy3 = lambda a, b, r, **k: S.add(cyl(G(a[0], 0, a[1]), G(b[0], 0, b[1]), r, **{**dict(hatch=[fam('u', gap=3.6, w=(.3, 2.1))], sil=1.9, nu=48), **k}))
cy3(q0, q1, .10, hatch=[fam('u', gap=2.8)]); cy3(q1, q2, .075); cy3(q2, q3, .088, hatch=[fam('u', gap=2.8)])
# ---- wrist: fork, bend body, flange
WR = Q(1.2, 0)
for t0, t1 in ((.055, .085), (-.085, -.055)): link(Q(1.1, 0), .07, WR, .062, t0, t1, ew=1.6)
HD = np.array((.34, -.94)); hp = lambda s, h=0.: tuple(np.array(WR) + s * HD + h * np.array((.94, .34)))
axle(*WR, .05, -.12, .12); cap(*WR, .055, .085); link(WR, .066, hp(.1), .06, -.052, .052)
a, b, c = hp(.14), hp(.165), hp(.19); S.add(cyl(G(a[0], 0, a[1]), G(b[0], 0, b[1]), .066, hatch=[fam('u', gap=2.6)], sil=1.6, nu=36), cyl(G(b[0], 0, b[1]), G(c[0], 0, c[1]), .05, hatch=[fam('u', gap=2.6)], sil=1.6, nu=36))
# ---- torch: clamp, swan neck, nozzle
c1 = hp(.19); c2 = hp(.27); S.add(box(-.035, .035, -.04, .04, 0, .085, basis=(G(c1[0], 0, c1[1]), D, NN, -Z + .25 * D), hatch=[fam('u', gap=3)], ew=1.4))
tip = np.array(T); ax = unit(NN * .62 + Z * .92 - D * .30)
nz0 = tip + ax * .045; nz1 = tip + ax * .15
neck = spline([G(c2[0] - .1, -.01, c2[1] + .17), G(c2[0] - .005, 0, c2[1] + .05), G(c2[0] + .01, .01, c2[1] - .03), G(c2[0] - .0, .05, c2[1] - .16), nz1 + ax * .07, nz1], 60)
S.add(tube(neck, .017, hatch=[fam('u', gap=2.4, w=(.4, 1.9))], sil=1.6, nu=14), cyl(nz1 + ax * .01, nz0, .027, .021, hatch=[fam('u', gap=2.3, w=(.4, 2))], sil=1.7, nu=30))
S.line3([nz0, tip + ax * .008], 1.6, .9, .9)
# ---- wire feeder on the elbow and the hose packs
w0 = Q(.0, .15); S.add(box(-.12, .16, -.07, .07, 0, .13, basis=(G(w0[0], 0, w0[1]), D * e[0] + Z * e[1], NN, D * f[0] + Z * f[1]), hatch=HU(3.4), ew=1.6))
w1 = Q(-.02, .30); axle(w1[0], w1[1] + .05, .15, -.05, .05, [fam('v', gap=2.6, w=(.4, 2))]); 
for t in (-.055, .055): S.add(cyl(G(w1[0], t - .006, w1[1] + .05), G(w1[0], t + .006, w1[1] + .05), .175, hatch=[fam('u', gap=4)], sil=1.7, nu=56)); S.add(revolve([(.06, .002), (.05, .02), (0, .02)], G(w1[0], .061, w1[1] + .05), NN, [fam('u', gap=2.4)], [('v', 0, 1.2)], 1.2, 30, 6)) if t > 0 else None
n0 = Q(.17, .2); S.add(tube(spline([G(n0[0], .0, n0[1]), G(n0[0] + .2, .02, n0[1] + .12), G(n0[0] + .55, .05, n0[1] + .10), G(n0[0] + .86, .05, n0[1] - .12), G(c2[0] - .06, .0, c2[1] + .3), neck[0]], 80), .022, hatch=[fam('u', gap=2.6, w=(.4, 1.9))], sil=1.6, nu=14, ends=0))
def hose(p, r=.02, **k): S.add(tube(spline(p, 80), r, hatch=[fam('u', gap=2.8, w=(.4, 1.8))], sil=1.5, nu=12, ends=0, **k))
hose([G(-.3, .08, .3), G(-.48, .1, .36), G(-.62, .12, .8), G(-.72, .1, 1.4), G(-.80, .06, 1.85), G(-.72, .03, 2.12), G(-.56, .03, 2.06), G(-.5, .03, 1.99)], .026)
hose([G(-.3, -.02, .3), G(-.52, 0, .4), G(-.70, 0, .9), G(-.80, 0, 1.4), G(-.88, -.04, 1.84), G(-.78, -.06, 2.16), G(-.6, -.06, 2.1), G(-.52, -.05, 1.98)], .02)
hose([G(-.55, .06, 1.99), G(-.38, .06, 2.06), G(-.24, .05, 2.02), G(-.2, .04, 1.99)], .02)
S.add(box(-.38, -.27, -.1, .14, .2, .4, basis=(B0, D, NN, Z), hatch=HU(3.2), ew=1.5))
hose([G(-.33, .05, .22), G(-.55, .2, .06), G(-.9, .0, .03), G(-1.35, -.9, .03), G(-1.5, -1.7, .03)], .03)
# ---- positioner: disc on a tilting yoke
PC = (1.36, .0); z0 = .80
S.add(revolve([(0, z0 - .065), (.56, z0 - .065)], G(*PC, 0), hatch=[], sil=0, nu=90), revolve([(.56, z0 - .065), (.56, z0)], G(*PC, 0), hatch=[fam('u', gap=3, w=(.3, 2))], sil=2.2, nu=120, edges=[('v', 0, 1.7), ('v', 1, 2.0)]), revolve([(.56, z0), (.001, z0)], G(*PC, 0), hatch=[fam('u', gap=4.2, w=(.3, 2.0))], sil=0, nu=120, nv=6, mat=.9))
for k in range(4):
    a = k * math.pi / 2 + .5
    if math.sin(a + yaw) < 2: S.line3([G(PC[0] + r * math.cos(a), PC[1] + r * math.sin(a), z0 + .002) for r in (.2, .55)], 1.2, .35); S.line3([G(PC[0] + r * math.cos(a + .05), PC[1] + r * math.sin(a + .05), z0 + .002) for r in (.2, .55)], 1.2, .35)
S.add(cyl(G(*PC, .55), G(*PC, z0 - .065), .2, .24, hatch=[fam('u', gap=3.8, w=(.3, 2))], sil=1.9, nu=48), cyl(G(*PC, .5), G(*PC, .55), .27, hatch=[fam('u', gap=3)], sil=1.7, nu=48))
S.add(box(PC[0] - .22, PC[0] + .22, -.2, .2, .09, .5, basis=(B0, D, -NN, Z), hatch=HU(4.4), ew=1.8), box(PC[0] - .38, PC[0] + .38, -.34, .34, 0, .09, basis=(B0, D, -NN, Z), hatch=HU(3.4), ew=1.8))
S.add(cyl(G(PC[0], .2, .32), G(PC[0], .27, .32), .12, hatch=[fam('u', gap=2.8)], sil=1.5, nu=40)); bolts(PC[0], .32, .09, 6, .27)
# ---- workpiece: web on flange, end stiffener, clamps
S.add(box(.98, 1.80, -.2, .2, z0, z0 + .022, basis=(B0, D, NN, Z), hatch=HU(3.4, 2), ew=1.6), box(1.0, 1.78, -.085, -.063, z0 + .022, z0 + .25, basis=(B0, D, NN, Z), hatch=HU(3.8, 2), ew=1.7, mesh=16))
for p in (1.08, 1.70): 
    S.add(box(p - .028, p + .028, .12, .36, z0 + .022, z0 + .05, basis=(B0, D, NN, Z), hatch=HU(2.8), ew=1.2), cyl(G(p, .26, z0), G(p, .26, z0 + .1), .016, hatch=[fam('u', gap=2.6)], sil=1.2, nu=14), cyl(G(p, .26, z0 + .05), G(p, .26, z0 + .075), .03, hatch=[fam('u', gap=2.6)], sil=1.2, nu=6))
# the bead: from its cold start to the pool
NBD = 5
def bead(j):
    def fn(u, v):
        s = (j + u) / NBD; a = (v - .5) * 1.9; r = .016 + .002 * np.sin(s * 130); p = 1.02 + (1.305 - 1.02) * s
        return g(p, -.063 + r * (.15 + .8 * (v)), z0 + .022 + r * (.95 - .85 * v))
    return fn
hb = lambda s: .18 + .84 * s ** 1.5
for j in range(NBD): S.add(Patch(bead(j), 30, 4, [fam('u', gap=2.2, w=(1.2, 2.2), grain=.3)], [], hot=lambda u, v, j=j: hb((j + u) / NBD), name='hot%d' % j, shadow=False))
S.add(revolve(spline([(0, -.027), (.02, -.017), (.027, 0), (.02, .017), (0, .027)], 40), T, (0, 0, 1), [fam('u', gap=2.2, w=(1.4, 2.3))], [], 0, 24, 12, hot=lambda u, v: 1 + 0 * u, name='hot9', shadow=False))
# ---- the cell behind: cabinet, fence, a fitter with the teach box
def wbox(x0, x1, y0, y1, zz0, zz1, h, **k): S.add(box(x0, x1, y0, y1, zz0, zz1, hatch=h, **k))
wbox(-2.55, -1.75, 1.9, 2.6, .08, 1.75, {'f': [fam('v', gap=5, w=(.3, 1.8))], 'side': [fam('v', gap=5, w=(.2, 1.1))], 't': [fam('u', gap=3)]}, ew=1.6); wbox(-2.58, -1.72, 1.87, 2.6, 0, .08, [fam('u', gap=3)], ew=1.3)
S.add(quad((-2.45, 1.88, .3), (-2.18, 1.88, .3), (-2.18, 1.88, 1.6), (-2.45, 1.88, 1.6), hatch=[], ew=1.1)); S.add(quad((-2.1, 1.88, 1.15), (-1.85, 1.88, 1.15), (-1.85, 1.88, 1.55), (-2.1, 1.88, 1.55), hatch=[fam('u', gap=3)], ew=1.1))
for r in range(3):
    for c in range(5): S.add(revolve([(.012, 0), (.012, .02), (0, .02)], (-2.07 + c * .05, 1.88, .78 + r * .09), (0, -1, 0), [], [('v', .5, 1)], 1, 12, 4))
for i in range(6): S.line3([(-2.1, 1.875, .32 + i * .04), (-1.85, 1.875, .32 + i * .04)], 1.1, .45)
for x in np.arange(-3.4, 4.0, .92):
    S.add(beam((x, 3.4, 0), (x, 3.4, 1.32), .05, up=(0, 1, 0), hatch=[], ew=.9))
for zz in (.12, .7, 1.3): S.add(beam((-3.6, 3.4, zz), (3.9, 3.4, zz), .035, hatch=[], ew=.9))
S.add(floor(S.cam, 0, 3.2, 40, .9, gap=7.5, w=(.25, 1.4), mat=.8))
S.build()
X, Y, _ = S.cam.project(T[None]); tx, ty = X[0], Y[0]
def sky(x, y):
    d = np.hypot(x - tx, y - ty); return .055 * np.exp(-((y - 380) / 420) ** 2) * np.exp(-((x - 700) / 900) ** 2) + 0 * x, .40 * np.exp(-(d / 110) ** 2) + .15 * np.exp(-(d / 270) ** 2)
hz = S.cam.cy + 1.78 * S.cam.f / 40; S.ruled(sky, 10, hz - 2, 7.5, w=(.2, 1.7), t0=.022)
S.engrave()
# ---- sparks: short tracks of falling drops
PAD = G(*PC, 0); nsp = 0
while nsp < 320:
    az = rng.uniform(0, 6.2832); el = rng.uniform(-.05, 1.25); v = (np.cos(az) * D * 1.0 + np.sin(az) * NN * .9) * math.cos(el) + Z * math.sin(el); v = unit(v + NN * .25 + D * .12) * rng.uniform(.9, 3.1)
    ta = rng.uniform(.004, .40) if nsp > 60 else rng.uniform(.004, .09); tb = ta + rng.uniform(.018, .06) * (1 if ta > .05 else .8); t = np.linspace(ta, tb, 26)
    P = T + v * t[:, None] + np.array((0, 0, -4.9)) * (t ** 2)[:, None]; rr = np.hypot(*((P - PAD)[:, :2].T))
    if (P[:, 2] < np.where(rr < .57, z0 + .008, .02)).any(): continue
    full = T + v * np.linspace(0, ta, 40)[:, None] + np.array((0, 0, -4.9)) * (np.linspace(0, ta, 40) ** 2)[:, None]
    if ((full[:, 2] < z0 - .002) & (np.hypot(*((full - PAD)[:, :2].T)) < .57)).any(): continue
    x, y, z, vis = S.visible(P); nsp += 1; hv = np.clip(1.04 - ta * 1.0 - .22 * np.linspace(1, 0, 26) + rng.normal() * .04, .5, 1)
    S.cut(x, y, vis, np.linspace(.3, 1, 26), 0 * t, .5, rng.uniform(1.3, 2.6) * (1.1 - .9 * ta), 0, 1, 0, layer=3, col=np.round(hv * 24).astype(int))
for j in range(NBD): S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot%d' % j, 0), heat(hb((j + .5) / NBD))))
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot9', 0), WHITE))
S.glow(tx, ty, 560, .36); S.glow(tx, ty, 250, .42, ORANGE)
S.glow(tx, ty, 130, .7, STRAW, front=True); S.glow(tx, ty, 60, 1.0, WHITE, front=True); S.glow(tx, ty, 34, 1.0, WHITE, front=True); S.glow(tx, ty, 210, .16, ORANGE, front=True)
S.write('robot')
