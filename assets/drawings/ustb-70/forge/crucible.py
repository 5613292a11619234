import math
from engrave import *
rng = np.random.default_rng(4)
ZP = -1.55                                                # floor of the casting pit; the yard is z = 0
HOT = [((0, -.55, .78), 1.5, 1.7), ((0, .2, 1.75), 1.1, 2.6)]
S = Scene(Camera((1.5, -11.6, 2.75), (-.55, 0, 0), f=1420, cx=728, cy=452, level=True), key=(.66, .68, -.38), key_i=.88, amb=.035, hots=HOT, rim=.26, seed=29, eps=.0014, fade=(17, 60, .8))
A = lambda *p: np.array(p, float)
V = lambda x, y, z: np.stack(np.broadcast_arrays(x, y, z), -1)
def person(x, y, z, face, arm=(.4, 1.0), lean=.08, s=1.62, tool=None, skirt=True):
    S.add(figure(x, y, z, s, face, arm, hat=False, lean=lean, tool=tool)); c, n = math.cos(face), math.sin(face); k = s / 1.7
    h = (lean * 1.1 + .0) * k; S.add(revolve([(.0, .09), (.05, .05), (.055, 0), (.03, -.05)], (x + c * (h - .02), y + n * (h - .02), z + 1.74 * k), (0, 0, 1), [fam('u', gap=2.6)], (), 1.1, 14, 8))
    if skirt: S.add(revolve([(.27 * k, .5 * k), (.2 * k, .95 * k), (.19 * k, 1.0 * k)], (x - c * .02, y - n * .02, z), (0, 0, 1), [fam('v', gap=3, w=(.4, 1.5))], [('v', 0, 1.2)], 1.3, 22, 6, mat=.9))
# ---- yard with the pit let into its edge
YF, PX, PB = -1.05, 1.32, 1.6
yard = [fam('u', gap=7, w=(.25, 1.5), grain=.4)]
def ground(x0, x1, y0, y1, z, h=None): S.add(Patch(lambda u, v: V(x0 + (x1 - x0) * u, y0 + (y1 - y0) * v, z), 24, 24, h or yard, [], shadow=False, mat=.8))
ground(-16, -PX, YF, 1.6, 0); ground(PX, 16, YF, 1.6, 0); ground(-40, 40, 1.6, 60, 0, [fam('u', gap=8, w=(.25, 1.3), grain=.4)])
def earth(a, b, n=7):                                      # rammed earth: level layers
    a, b = A(*a, 0), A(*b, 0); S.add(quad(a + (0, 0, ZP), b + (0, 0, ZP), b, a, hatch=[fam('u', gap=5, w=(.3, 1.7), grain=.45)], edges='', n=12), )
    for k in range(n): z = ZP * k / n; w = .018; S.line3([a + (b - a) * t + (0, 0, z + rng.normal() * w) for t in np.linspace(0, 1, 14)], 1.7 if k == 0 else 1.0, .75 if k == 0 else .33, lit=True)
earth((-16, YF), (-PX, YF)); earth((PX, YF), (16, YF)); earth((-PX, YF), (-PX, PB)); earth((PX, PB), (PX, YF)); earth((-PX, PB), (PX, PB))
for s in (-1, 1): S.line3([(s * PX, YF, 0), (s * PX, YF, ZP)], 1.8, .7, lit=True)
S.add(Patch(lambda u, v: V(-16 + 32 * u, -9 + (PB + 9) * v, ZP), 40, 40, [fam('u', gap=8, w=(.25, 1.5), grain=.35)], [], shadow=False, mat=.8))
# ---- the mould, assembled: three outer pieces, seams, bands, gate and risers
MO = (0, .1, ZP); MH = 1.72
mp = even([(1.0, .0), (.98, .62), (.93, .63), (.80, MH)], 80)
S.add(revolve(mp, MO, hatch=[fam('u', gap=4.6, w=(.3, 2.0), grain=.35), fam('v', gap=10, w=(.2, .7), t0=.5)], sil=2.5, nu=90, nv=40, edges=[('v', 1, 1.9), ('v', .35, 1.8), ('v', .38, 1.6)]), revolve([(.80, MH), (0, MH + .04)], MO, hatch=[fam('u', gap=4)], sil=0, nu=80))
for a in (-1.95, .15, 2.24):                               # seam between two pieces, keyed
    pts = []
    for t in np.linspace(0, 1, 60):
        r, h = at(mp, np.array(t)); k = .05 * (np.sin(t * 17) > .2); pts.append((MO[0] + (r + .004) * math.cos(a + k), MO[1] + (r + .004) * math.sin(a + k), MO[2] + h))
    S.line3(pts, 2.0, .8, lit=True)
for h in (.31, .90, 1.40):                                 # bands of twisted withe
    r = float(np.interp(h, mp[:, 1], mp[:, 0])) + .03; S.add(tube(A(*[(MO[0] + r * math.cos(t), MO[1] + r * math.sin(t), MO[2] + h) for t in np.linspace(0, 2 * math.pi, 90)]).reshape(-1, 3), .042, hatch=[fam('v', gap=2.6)], sil=1.5, nu=10, ends=0))
    for k in range(120):
        t = k * 2 * math.pi / 120; S.line3([(MO[0] + (r + .045) * math.cos(t), MO[1] + (r + .045) * math.sin(t), MO[2] + h - .035), (MO[0] + (r + .045) * math.cos(t + .05), MO[1] + (r + .045) * math.sin(t + .05), MO[2] + h + .035)], 1.0, .45, lit=True)
    if h: q = -1.3; S.add(box(-.05, .05, -.06, .06, -.13, .13, basis=(A(MO[0] + (r + .06) * math.cos(q), MO[1] + (r + .06) * math.sin(q), MO[2] + h), A(-math.sin(q), math.cos(q), 0), A(math.cos(q), math.sin(q), 0), A(0, 0, 1)), hatch=[fam('v', gap=2.6)], ew=1.2))
G = A(0, -.22, MO[2] + MH)
S.add(revolve([(.15, 0), (.24, .24)], G, hatch=[fam('u', gap=3.2)], sil=2.0, nu=50), revolve([(.24, .24), (.19, .24), (.10, .07)], G, hatch=[fam('u', gap=2.8)], sil=0, nu=50, nv=10, edges=[('v', 0, 1.8), ('v', .2, 1.5)]), revolve([(0, .15), (.155, .15)], G, hatch=[fam('u', gap=2.3, w=(1.3, 2.2))], sil=0, nu=40, hot=lambda u, v: .99 - .06 * v, name='hot', shadow=False))
for x, y in ((-.46, .38), (.46, .38)): S.add(revolve([(.11, 0), (.08, .2), (.05, .2)], (x, y, MO[2] + MH), hatch=[fam('u', gap=2.8)], sil=1.6, nu=30, nv=8, edges=[('v', .8, 1.3)]))
# ---- the crucible in its shank, tilted about the pole
SC = 1.32; CC = A(0, .22, 1.12); TL = math.radians(62); ax = A(0, -math.sin(TL), math.cos(TL)); ay = A(0, -math.cos(TL), -math.sin(TL))   # mouth axis, and the way the lip points
prof = spline([(0, -.36), (.12, -.33), (.22, -.18), (.275, .05), (.285, .26)], 60) * SC
def cru(p, **k): return revolve(p, CC, ax, **k)
S.add(cru(prof, hatch=[fam('u', gap=3.6, w=(.3, 2.0))], sil=2.3, nu=70, nv=30), cru([(.285 * SC, .26 * SC), (.235 * SC, .27 * SC)], hatch=[fam('u', gap=2.4)], sil=1.8, nu=70, edges=[('v', 0, 2.0), ('v', 1, 1.6)]), cru([(.235 * SC, .27 * SC), (.22 * SC, .05)], hatch=[fam('u', gap=3)], sil=0, nu=70))
lip = CC + ax * .275 * SC + ay * .235 * SC
def pool(u, v):                                            # level surface inside the mouth, up to the lip
    y = lip[1] + .005 + .40 * v; w = .21 * np.sqrt(np.clip(1 - (1.7 * (v - .38)) ** 2, .02, 1)); return V((2 * u - 1) * w, y, lip[2] + .012 - .0 * v)
S.add(Patch(lambda u, v: CC + ax * .25 * SC + (.235 * SC * (2 * u - 1) * np.sqrt(np.clip(1 - (2 * v - 1) ** 2, 0, 1)))[..., None] * A(1, 0, 0) + (.235 * SC * (2 * v - 1))[..., None] * ay, 24, 40, [fam('u', gap=2.5, w=(1.2, 2.3), grain=.4)], [], hot=lambda u, v: .99 - .13 * np.abs(2 * u - 1) ** 4 - .13 * np.clip(np.sin(u * 11 + v * 8) * np.sin(v * 15 + u * 3) - .2, 0, 1), name='hot', shadow=False))
ST = spline([lip + (0, .03, .01), lip + (0, -.05, -.015), lip + (0, -.105, -.13), lip + (0, -.125, -.35), A(0, G[1] - .0, G[2] + .17)], 60)
S.add(Patch(lambda u, v: at(ST, u) + A(1, 0, 0) * ((.11 - .055 * smooth(0, .4, u)) * (2 * v - 1))[..., None], 50, 4, [fam('u', gap=2.1, w=(1.2, 2.3))], [], hot=lambda u, v: 1.0 - .05 * u - .10 * np.abs(2 * v - 1) ** 2, name='hot', shadow=False))
S.add(tube(A(*[(CC + A(.39 * math.cos(t), 0, 0) + np.cross(A(1, 0, 0), ax) * .39 * math.sin(t) + ax * .03) for t in np.linspace(0, 2 * math.pi, 60)]).reshape(-1, 3), .032, hatch=[fam('u', gap=2.4)], sil=1.5, nu=10, ends=0))
for s in (-1, 1):
    c = CC + ax * .03; S.add(tube(A(c + (s * .39, 0, 0), c + (s * 2.35, 0, .04)).reshape(2, 3), .036, hatch=[fam('v', gap=2.4)], sil=1.8, n=2))
    S.line3([c + (s * 1.95, -.0, .04), c + (s * 1.95, -.34, .12)], 2.0, .65, lit=True); S.line3([c + (s * 1.95, 0, .04), c + (s * 1.95, .26, .0)], 2.0, .65, lit=True)
person(-2.12, .22, 0, .05, (.36, 1.05), .10); person(2.12, .12, 0, math.pi - .05, (.36, 1.05), .10); person(-1.78, 1.5, 0, -.4, (.5, 1.1), .12, tool=1.3)
# ---- clay furnace with its tuyere, bag bellows on a frame
FO = A(-4.15, 2.4, 0)
fp = spline([(1.12, 0), (1.08, .5), (.98, 1.2), (.82, 2.0), (.72, 2.7), (.74, 2.9)], 80)
S.add(revolve(fp, FO, hatch=[fam('u', gap=4.6, w=(.3, 2.1), grain=.4)], sil=2.5, nu=90, nv=30, edges=[('v', t, 1.1) for t in (.17, .33, .5, .66, .83)] + [('v', 1, 1.9)]), revolve([(.74, 2.9), (.56, 2.9), (.5, 2.3)], FO, hatch=[fam('u', gap=3.4)], sil=0, nu=70, nv=10, edges=[('v', .24, 1.7)]))
S.add(revolve([(1.45, 0), (1.42, .32), (1.1, .36)], FO, hatch=[fam('u', gap=4.4, w=(.3, 2.0), grain=.4)], sil=2.0, nu=80, nv=10, edges=[('v', .5, 1.6)]))
for k, (z, n) in enumerate(((.5, 18), (.98, 17), (1.46, 16), (1.92, 14), (2.4, 13))):   # cracks and joints in the lining
    for j in range(n):
        a = (j + .5 * (k % 2)) * 2 * math.pi / n + rng.normal() * .04; r0, r1 = [float(np.interp(zz, fp[:, 1], fp[:, 0])) + .006 for zz in (z, z + .42)]
        S.line3([FO + (r0 * math.cos(a), r0 * math.sin(a), z), FO + (r1 * math.cos(a + .02), r1 * math.sin(a + .02), z + .42)], 1.3, .62, lit=True)
qa = -.92; fx_, fy_ = math.cos(qa), math.sin(qa); e = A(-fy_, fx_, 0); nn = A(fx_, fy_, 0); AO = FO + nn * 1.02
arch = lambda w, h, d: np.array([AO + nn * d + e * x + A(0, 0, z) for x, z in [(-w, .36)] + [(-w * math.cos(t), .36 + h + w * math.sin(t)) for t in np.linspace(0, math.pi, 24)] + [(w, .36)]])
o1, i1, o0 = arch(.42, .34, .34), arch(.24, .30, .34), arch(.42, .34, -.1)
S.add(Patch(lambda u, v: at(o1, u) * (1 - v[..., None]) + at(i1, u) * v[..., None], 60, 3, [fam('v', gap=4)], [('v', 0, 1.8), ('v', 1, 1.5)]), Patch(lambda u, v: at(o0, u) * (1 - v[..., None]) + at(o1, u) * v[..., None], 60, 3, [fam('u', gap=4)], []))
i0 = arch(.24, .30, .05); S.add(Patch(lambda u, v: at(i0, u) * (1 - v[..., None]) + at(i1, u) * v[..., None], 60, 3, [fam('u', gap=3)], []), Patch(lambda u, v: at(i0, u * .5) * (1 - v[..., None]) + at(i0, 1 - u * .5) * v[..., None], 30, 4, [fam('v', gap=2.4, w=(1.1, 2))], [], hot=lambda u, v: .80 - .16 * u + .05 * np.sin(v * 30), name='hot', shadow=False))
bd = unit((-.90, .44, 0)); P0 = FO + bd * 1.0 + A(0, 0, .78); N0, N1 = FO + bd * 1.55 + A(0, 0, .86), FO + bd * 3.35 + A(0, 0, 1.0)
S.add(cyl(P0, N0, .13, .17, hatch=[fam('u', gap=2.8)], sil=1.7))
bag = spline([(.15, 0), (.17, .1), (.42, .36), (.56, .62), (.50, .84), (.58, 1.08), (.52, 1.32), (.58, 1.54), (.5, 1.78), (.44, 1.86)], 120)
S.add(revolve(bag, N0, N1 - N0, hatch=[fam('u', gap=3.8, w=(.3, 2.0), grain=.35)], sil=2.2, nu=70, nv=50), revolve([(.5, 1.86), (.5, 1.98), (0, 1.98)], N0, N1 - N0, hatch=[fam('u', gap=3)], sil=1.8, nu=60, nv=8, edges=[('v', 0, 1.3), ('v', .2, 1.5)]))
B = lambda t: N0 + unit(N1 - N0) * t
for t, r in ((.62, .585), (1.08, .6), (1.54, .6)): S.add(revolve([(r - .02, t - .05), (r + .02, t - .05), (r + .02, t + .05), (r - .02, t + .05)], N0, N1 - N0, hatch=[fam('u', gap=2.4)], sil=1.4, nu=60, nv=14, edges=[('v', .25, 1.1), ('v', .75, 1.1)]))
for t in (.62, 1.54):
    b = B(t); S.line3([b + (0, 0, .6), (b[0], b[1], 2.6)], 1.3, .55, lit=True)
pe = np.cross(unit(N1 - N0), (0, 0, 1)); a0, a1 = B(.1), B(2.1); a0[2] = a1[2] = 2.65
S.add(tube(np.array([a0, a1]), .06, hatch=[fam('v', gap=2.4)], sil=1.6, n=2))
for q in (a0 + unit(N1 - N0) * .1, a1 - unit(N1 - N0) * .1):
    for s in (-1, 1): S.add(tube(np.array([(q[0] + pe[0] * s * .8, q[1] + pe[1] * s * .8, 0), (q[0] - pe[0] * s * .06, q[1] - pe[1] * s * .06, 2.82)]), .05, hatch=[fam('v', gap=2.4)], sil=1.5, n=2))
hb = B(2.0); S.add(tube(np.array([hb - pe * .42 + (0, 0, .12), hb + pe * .42 + (0, 0, .12)]), .035, hatch=[], sil=1.4, n=2))
m = B(2.42); person(m[0], m[1], 0, math.atan2(-bd[1], -bd[0]), (.42, 1.12), .2)
# ---- shed of posts and thatch, right; drying moulds, a carver at his bench
X0, X1, Y0, Y1, ZE, ZR = 3.2, 6.7, 1.9, 6.0, 2.85, 5.0
ym = (Y0 + Y1) / 2
for x in (3.5, 6.5):
    for y in (Y0 + .3, Y1 - .3): S.add(tube(A(x, y, 0, x + .04, y, ZE + .1).reshape(2, 3), .1, hatch=[fam('v', gap=3.2)], sil=1.7, n=2))
    S.add(tube(A(x, Y0 + .2, ZE, x, Y1 - .2, ZE).reshape(2, 3), .07, hatch=[], sil=1.3, n=2), tube(A(x, ym, ZE, x, ym, ZR - .2).reshape(2, 3), .07, hatch=[], sil=1.2, n=2))
th = [fam('v', gap=4.2, w=(.3, 2.0), grain=.45)]
def thatch(u, v): return V(X0 - .5 + (X1 - X0 + .65) * u, Y0 - .55 + (ym - Y0 + .55) * v, ZE - .25 + (ZR - ZE + .25) * v + .10 * np.sin(v * np.pi) + .015 * np.sin(u * 90))
S.add(Patch(thatch, 60, 10, th, [('v', 0, 1.8), ('v', 1, 2.0), ('u', 0, 2.0)]), Patch(lambda u, v: thatch(u, v) + A(0, .04, -.20), 60, 10, [fam('v', gap=6, w=(.25, 1.4), grain=.3)], [('v', 0, 1.2), ('u', 0, 1.2)]))
S.add(Patch(lambda u, v: thatch(u, 0 * v) + A(0, .0, -.20) * v[..., None], 60, 3, [fam('v', gap=3.4, w=(.4, 1.8))], []), Patch(lambda u, v: thatch(0 * u, u) + A(0, .0, -.20) * v[..., None], 60, 3, [fam('v', gap=3.4, w=(.4, 1.8))], []))
for v in (.34, .67): S.line3([thatch(np.array(u), np.array(v)) + (0, -.01, .02) for u in np.linspace(0, 1, 30)], 1.3, .5)
S.add(quad((X0 - .3, Y1 + .2, ZE - .2), (X0 - .3, ym, ZR), (X1, ym, ZR), (X1, Y1 + .2, ZE - .2), hatch=[fam('u', gap=5)], ew=1.2))
S.add(tube(A(X0 - .6, ym, ZR + .06, X1 + .2, ym, ZR + .06).reshape(2, 3), .11, hatch=[fam('u', gap=3)], sil=1.8, n=2))
for z in (.75, 1.55): S.add(box(4.3, 6.6, 5.0, 5.7, z, z + .07, hatch=[fam('u', gap=3)], ew=1.3))
for x in (4.4, 6.45): S.add(beam((x, 5.1, 0), (x, 5.1, 1.6), .08, up=(0, 1, 0), hatch=[]), beam((x, 5.6, 0), (x, 5.6, 1.6), .08, up=(0, 1, 0), hatch=[]))
for i, (x, z) in enumerate(((4.8, .82), (5.5, .82), (6.2, .82), (4.75, 1.62), (5.45, 1.62), (6.1, 1.62))): S.add(revolve([(.2, 0), (.26, .1), (.25, .38), (.2, .46), (0, .46)], (x, 5.35, z), hatch=[fam('u', gap=3.4)], sil=1.5, nu=36, nv=14, edges=[('v', .3, 1), ('v', .7, 1)]))
S.add(box(3.9, 5.0, 2.6, 3.2, .42, .5, hatch=[fam('u', gap=3)], ew=1.4)); [S.add(box(x, x + .08, y, y + .08, 0, .42, hatch=[], ew=1)) for x in (3.95, 4.87) for y in (2.65, 3.07)]
S.add(revolve([(.26, 0), (.3, .15), (.26, .5), (0, .52)], (4.4, 2.9, .5), hatch=[fam('u', gap=3)], sil=1.6, nu=40, nv=14)); person(5.35, 3.0, 0, math.pi, (.55, .82), .16, tool=.3)
# ---- in front: a mould piece lying open, its inner face carved; a core; empty crucibles
def mouldpiece(o, ang, rin=.56, rout=.82, h=.95, sp=1.05):
    o = A(*o); P = lambda a, r, z: o + np.stack([np.cos(ang + a) * r, np.sin(ang + a) * r, z + 0 * r], -1)
    L = lambda u: sp * (2 * u - 1)
    S.add(Patch(lambda u, v: P(L(u), rin + 0 * u, h * v), 40, 4, [fam('u', gap=5, w=(.25, 1.5))], [('v', 0, 1.6), ('v', 1, 1.8)]), Patch(lambda u, v: P(L(u), rout + 0 * u, h * v), 40, 4, [fam('u', gap=4.6)], [('v', 0, 1.8), ('v', 1, 1.8)], 2.2), Patch(lambda u, v: P(L(u), rin + (rout - rin) * v, h), 40, 3, [fam('u', gap=3)], [('v', 0, 1.8), ('v', 1, 1.8)]))
    for s in (-1, 1):
        S.add(Patch(lambda u, v, s=s: P(s * sp + 0 * u, rin + (rout - rin) * u, h * v), 4, 4, [fam('v', gap=4, w=(.3, 2))], [('u', 0, 1.8), ('u', 1, 1.8)]))
        for z in (.22, .7): c = P(np.array(s * sp), np.array((rin + rout) / 2), np.array(z)); S.add(revolve([(.055, 0), (.045, .045), (0, .05)], c, A(-math.sin(ang + s * sp), math.cos(ang + s * sp), 0) * s, hatch=[fam('u', gap=2.2)], sil=1.2, nu=20, nv=8))
    T = lambda a, z: P(np.array(a), np.array(rin - .006), np.array(z))
    for z in (.30, .34, .74, .78): S.line3([T(a, z) for a in np.linspace(-sp + .05, sp - .05, 50)], 1.3, .62)
    for k in range(-2, 3):                                 # square spirals
        c = k * .40; q = [(0, .0), (.05, .0), (.05, .05), (-.06, .05), (-.06, -.07), (.11, -.07), (.11, .11), (-.12, .11), (-.12, -.13), (.16, -.13), (.16, .15), (-.17, .15)]
        S.line3([T(c + x * 1.02 * (1 if k % 2 else -1), .54 + z * 1.05) for x, z in q], 1.7, .8, grain=.15, n=260)
mouldpiece((3.2, -1.62, ZP), math.pi / 2 + .12)
mouldpiece((4.75, -2.3, ZP), math.pi / 2 + .5)
S.add(revolve([(.62, 0), (.62, .16), (.47, .17), (.50, .36), (.47, .58), (.36, .74), (.2, .80), (0, .81)], (1.95, -2.35, ZP), hatch=[fam('u', gap=4.2, w=(.3, 2.1), grain=.35), fam('v', gap=9, w=(.2, .7), t0=.5)], sil=2.2, nu=60, nv=40, edges=[('v', .12, 1.5), ('v', .2, 1.5)]))
for i, (x, y) in enumerate(((-3.9, -2.0), (-3.15, -2.25), (-3.55, -1.5), (-4.75, -1.75))):
    S.add(revolve(prof * (1, -1) + (0, .26), (x, y, ZP), hatch=[fam('u', gap=3.6, w=(.3, 2.1))], sil=2.0, nu=50, nv=24, edges=[('v', 1, 1.4)]))
for i in range(7):                                          # charcoal basket and heap of ore
    pass
S.add(revolve(spline([(.42, 0), (.52, .3), (.55, .55)], 50), (-5.2, .2, 0), hatch=[fam('u', gap=3.6), fam('v', gap=7, w=(.3, 1.1))], sil=2.0, nu=50, nv=12, edges=[('v', 1, 1.8)]), revolve(spline([(.53, .5), (.35, .66), (0, .75)], 40), (-5.2, .2, 0), hatch=[fam('u', gap=4, grain=.5)], sil=1.4, nu=40, nv=12))
# far rampart of rammed earth
for x0, x1, y, h in ((-60, 60, 36, 4.0),): S.add(quad((x0, y, 0), (x1, y, 0), (x1, y, h), (x0, y, h), hatch=[fam('u', gap=5)], ew=1.4, n=6))
S.build()
q = S.cam.project(np.array([lip, G + (0, 0, .2)])); fx, fy = q[0].mean(), q[1].mean()
def sky(x, y): d = np.hypot((x - fx) / 1.25, y - fy); return .05 - .02 * smooth(300, 560, y) + 0 * x, .36 * np.exp(-(d / 250) ** 2)
S.ruled(sky, 12, S.cam.cy + 60, 8, w=(.2, 1.5), t0=.02)
tx, ty, _ = S.cam.project(FO[None] + (0, 0, 2.9)); tx, ty = tx[0], ty[0]
r = np.random.default_rng(3); t = np.linspace(0, 1, 200)
for i in range(17):
    a = (i + .5) / 17 * 2 - 1
    px = tx + a * (34 + 90 * t ** .8) + 120 * t ** 1.4 + (5 + 18 * t) * t * np.sin(t * 8 + a * 1.6) + 5 * t * np.sin(t * 31 + a * 3); py = ty + 6 - 330 * t * (1 - .15 * t) + (5 + 20 * t) * np.sin(t * 12 + a * 2.2) * t
    S.line2(np.stack([px, py], 1), lambda X, Y, a=a: ((.44 - .24 * a) * smooth(0, 30, ty - Y + 8) * np.exp(-((ty - Y) / 330 * 1.5) ** 2) * (.75 + .35 * np.sin(X / 24 + Y / 31 + a * 2)), .22 * np.exp(-((ty - Y) / 60) ** 2) + 0 * X), (.2, 1.5), .05, .3)
S.engrave()
S.glow(fx, fy, 560, .40); S.glow(fx, fy - 10, 260, .46, ORANGE)
g = S.gradient('radial', [(0, WHITE, 1), (.5, '#ffe2a4', 1), (1, ORANGE, 1)], cx='%.0f' % fx, cy='%.0f' % fy, r=190)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 0), g))
qx, qy, _ = S.cam.project(ST); S.glow_path('M' + 'L'.join('%.1f %.1f' % t for t in zip(qx, qy)), 36, .34, STRAW, front=True)
c = S.cam.project((CC + ax * .3)[None]); S.glow(c[0][0], c[1][0], 110, .45, STRAW, front=True)
c = S.cam.project((AO + A(0, 0, .62))[None]); S.glow(c[0][0], c[1][0], 70, .4, FIRE, front=True)
S.write('crucible')
