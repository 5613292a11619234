import math
from engrave import *
rng = np.random.default_rng(91)
LX, LY, LZ = 2.5, -1.0, 2.15                            # pivot of the ladle
t = math.radians(58); AXL = np.array((-math.sin(t), 0, math.cos(t))); EL = np.array((-math.cos(t), 0, -math.sin(t)))
LIP = np.array((LX, LY, LZ)) + AXL * .62 + EL * .60
FX, FY, FZ = LIP[0] - .42, LY, .86                        # the pouring cup of the mould
HOT = [(LIP + (-.35, -.35, .0), 1.7, 1.7), ((FX - .1, FY - .7, 1.35), 1.1, 1.6), ((FX - .2, FY + .1, 2.6), .7, 3.2), ((FX - 1.9, FY - .2, 1.5), .5, 1.2)]
cam = Camera((0, -15, 4.7), (.0, 0, 0), f=1190, cx=770, cy=500, level=True)
S = Scene(cam, key=(.66, .66, -.42), key_i=.9, amb=.035, hots=HOT, rim=.26, seed=91, eps=.0016, fade=(15, 34, .6))
fu = lambda g=4.2, w=(.3, 1.9): [fam('u', gap=g, w=w)]
fv = lambda g=4.2, w=(.3, 1.9): [fam('v', gap=g, w=w)]
Hh = lambda g=2.3: [fam('u', gap=g, w=(1.2, 2.2), grain=.25)]
# ---- the ladle on its bail, gear and hand wheel, hoist
C = np.array((LX, LY, LZ))
S.add(revolve([(.47, -.62), (.60, .62)], C, AXL, hatch=fu(3.4, (.3, 2.2)), sil=2.3, nu=60, nv=8, edges=[('v', 0, 1.5), ('v', .5, 1.5), ('v', .62, 1.5), ('v', 1, 2)]), revolve([(0, -.62), (.47, -.62)], C, AXL, hatch=fu(3.4), sil=0, nu=50), revolve([(.60, .62), (.635, .62), (.635, .72), (.53, .72)], C, AXL, hatch=fu(2.4), sil=1.7, nu=60, nv=12, edges=[('v', .3, 1.5), ('v', 1, 1.5)]), revolve([(.53, .72), (.48, .1)], C, AXL, hatch=Hh(2.5), sil=0, nu=60, nv=10, hot=lambda u, v: .82 - .12 * v, name='hot', shadow=False), revolve([(0, .35), (.5, .35)], C, AXL, hatch=Hh(), sil=0, nu=50, hot=lambda u, v: .97 - .05 * v, name='hot', shadow=False))
for s in (-1, 1): S.add(cyl(C + (0, s * .5, 0), C + (0, s * .86, 0), .11, hatch=fu(2.4), sil=1.4, nu=20), box(LX - .08, LX + .08, *sorted((LY + s * .72, LY + s * .80)), LZ - .15, LZ + 1.62, hatch=fv(2.6), ew=1.5))
S.add(box(LX - .1, LX + .1, LY - .85, LY + .85, LZ + 1.55, LZ + 1.75, hatch=fu(2.6), ew=1.7))
S.add(cyl(C + (0, -.86, 0), C + (0, -1.0, 0), .36, hatch=fu(2.4), sil=1.6, nu=44)); S.add(cyl(C + (.45, -.93, -.42), C + (1.35, -.93, -.42), .035, hatch=[], sil=1.3, nu=10), cyl(C + (.3, -1.0, -.42), C + (.55, -1.0, -.42), .16, hatch=fv(2.4), sil=1.4, nu=20))
W0 = C + (1.4, -.93, -.42); S.add(tube(np.array([W0 + (0, .42 * math.cos(a), .42 * math.sin(a)) for a in np.linspace(0, 6.2832, 44)]), .035, hatch=[], sil=1.5, nu=8, ends=0))
for a in np.linspace(0, math.pi, 4)[:-1]: S.add(beam(W0 + (0, .4 * math.cos(a), .4 * math.sin(a)), W0 - (0, .4 * math.cos(a), .4 * math.sin(a)), .04, ew=1, hatch=[]))
S.add(tube(spline([(LX, LY, LZ + 1.75), (LX + .16, LY, LZ + 1.95), (LX, LY, LZ + 2.15), (LX - .1, LY, LZ + 2.0)], 24), .06, hatch=[], sil=1.5, nu=10), box(LX - .25, LX + .25, LY - .2, LY + .2, LZ + 2.15, LZ + 2.75, hatch=fu(2.8), ew=1.6))
for x in (-.12, .12): S.line3([(LX + x, LY, LZ + 2.75), (LX + x, LY, 6.6)], 1.3, .6, lit=True)
S.add(box(LX - .5, LX + .5, LY - .35, LY + .35, 6.55, 7.05, hatch=fu(3), ew=1.6)); S.add(box(-1.5, 8.4, LY - .2, LY + .2, 7.05, 7.5, hatch=fu(3.6, (.3, 2)), ew=1.9))
S.add(cyl((8.2, LY, 0), (8.2, LY, 8.4), .24, hatch=fv(3, (.3, 2.1)), sil=2, nu=30)); S.add(cyl((8.2, LY, 8.3), (-.9, LY, 7.5), .05, hatch=[], sil=1.4, nu=8), beam((8.1, LY, 4.3), (5.0, LY, 7.05), .2, ew=1.3))
S.add(box(7.6, 8.8, LY - .6, LY + .6, 0, .3, hatch=fu(3), ew=1.5))
# ---- stream and moulding boxes
ST = spline([LIP + (.04, 0, .03), LIP + (-.13, 0, -.05), LIP + (-.28, 0, -.38), (FX + .02, FY, FZ + .35), (FX, FY, FZ)], 60)
S.add(Patch(lambda u, v: at(ST, u) + np.array((0, 0, 0)) + (np.stack([np.cos(.9 * (1 - u)), 0 * u, np.sin(1.2 * (1 - u))], -1)) * ((.13 - .05 * u) * (2 * v - 1))[..., None], 40, 4, [fam('u', gap=2.2, w=(1.2, 2.3), grain=.25)], [('v', 0, 1.3), ('v', 1, 1.3)], 0, hot=lambda u, v: 1.0 - .05 * u - .07 * np.abs(2 * v - 1) ** 3, name='hot', shadow=False))
def flask(x, y, w=1.5, d=1.05, h=.78, a=0., hot=0., sp=None, halves=True):
    c, n = math.cos(a), math.sin(a); B = ((x, y, 0), (c, n, 0), (-n, c, 0), (0, 0, 1)); P = lambda X, Y, Z: np.array((x + c * X - n * Y, y + n * X + c * Y, Z))
    hs = [(0.0, h * .47), (h * .50, h)] if halves else [(0, h * .47)]
    for z0, z1 in hs:
        S.add(box(-w / 2, w / 2, -d / 2, d / 2, z0, z1, basis=B, hatch={'side': fu(3.4, (.3, 2.0)), 'top': []}, ew=1.5))
        for q in (-1, 1):
            S.add(box(-w / 2 - .05, w / 2 + .05, *sorted((q * d / 2, q * (d / 2 + .05))), z1 - .06, z1, basis=B, hatch=[], ew=1.1), box(-w / 2 - .05, w / 2 + .05, *sorted((q * d / 2, q * (d / 2 + .05))), z0, z0 + .06, basis=B, hatch=[], ew=1.0))
            S.add(cyl(P(q * w / 2, 0, (z0 + z1) / 2), P(q * (w / 2 + .2), 0, (z0 + z1) / 2), .05, hatch=[], sil=1.2, nu=12))
        for X in (-w / 4, 0, w / 4): S.add(box(X - .03, X + .03, -d / 2 - .045, -d / 2, z0 + .06, z1 - .06, basis=B, hatch=[], ew=1))
    zt = hs[-1][1]; S.add(quad(P(-w / 2 + .06, -d / 2 + .06, zt + .006), P(w / 2 - .06, -d / 2 + .06, zt + .006), P(w / 2 - .06, d / 2 - .06, zt + .006), P(-w / 2 + .06, d / 2 - .06, zt + .006), hatch=[fam('u', gap=3.6, w=(.3, 1.6), grain=.4)], ew=1.2, mat=.85))
    for X, Y, r in (sp or ((-w * .22, 0, .10), (w * .24, .04, .08))):
        S.add(revolve([(r + .05, 0), (r + .03, .07), (r, .05)], P(X, Y, zt), hatch=[], sil=1.2, nu=24, nv=6, edges=[('v', .5, 1.1)]))
        if hot: S.add(revolve([(0, .05), (r, .05)], P(X, Y, zt), hatch=Hh(2.0), sil=0, nu=24, hot=lambda u, v: hot, name='hot', shadow=False))
        else: S.add(revolve([(0, .045), (r, .045)], P(X, Y, zt), hatch=[], sil=0, nu=24))
flask(FX + .35, FY, hot=.98, sp=((-.35, 0, .14), (.42, .05, .08)))
flask(FX - 1.75, FY + .05, a=.03, hot=.80); flask(FX - 3.85, FY + .1, a=-.03, hot=.60)
for i, (x, y) in enumerate(((FX - 1.2, FY + 2.2), (FX - 3.3, FY + 2.25), (FX - 5.4, FY + 2.2), (FX - .1, FY + 4.3), (FX - 2.2, FY + 4.35), (FX - 4.4, FY + 4.3), (FX + 4.1, FY + 3.3), (FX + 4.3, FY + 5.3))): flask(x, y, a=rng.normal() * .03)
for i in range(3): flask(6.1, -3.6 + .0 * i, 1.5, 1.0, .78) if i == 0 else None
for z in (.8,): S.add(box(5.35, 6.85, -4.1, -3.1, z, z + .36, hatch={'side': fu(3.4), 'top': []}, ew=1.5)); [S.add(box(5.35 + .37 * k, 5.4 + .37 * k, -4.1, -3.1, z + .2, z + .36, hatch=[], ew=1)) for k in range(1, 4)]
# sand heap with shovel, rammers
S.add(Patch(lambda u, v: np.stack([4.3 + 1.25 * v * np.cos(6.2832 * u) * (1 + .09 * np.sin(18.85 * u)), -5.3 + .95 * v * np.sin(6.2832 * u), .78 * (1 - np.clip(v, 0, 2) ** 1.25)], -1), 50, 14, [fam('u', gap=3.6, w=(.3, 1.9), grain=.45)], [], 1.8))
S.add(tube(np.array([(4.0, -5.6, .55), (3.1, -5.9, 1.75)]), .035, hatch=[], sil=1.5, nu=8, n=2), box(-.14, .14, -.02, .02, -.42, 0, basis=((4.0, -5.6, .6), (.3, .95, 0), (-.75, .2, -.6), (-.6, .2, .77)), hatch=fu(2.4), ew=1.4))
# ---- benches, empty, seen from the back; long moulding bench with patterns on the left wall
def bench(x, y, w, a):
    c, n = math.cos(a), math.sin(a); B = ((x, y, 0), (c, n, 0), (-n, c, 0), (0, 0, 1)); K = dict(basis=B)
    S.add(box(-w / 2, w / 2, -.02, .38, .43, .48, hatch=fu(3.2, (.3, 2)), ew=1.7, **K), box(-w / 2, w / 2, -.1, -.05, .68, .92, hatch=fu(3.2, (.3, 2.1)), ew=1.8, **K), box(-w / 2, w / 2, .62, 1.06, .72, .77, hatch=fu(3.6, (.3, 2.)), ew=1.7, **K))
    for X in (-w / 2 + .12, 0, w / 2 - .12): S.add(box(X - .035, X + .035, -.1, -.04, 0, .92, hatch=[], ew=1.3, **K), box(X - .035, X + .035, .3, .37, 0, .43, hatch=[], ew=1, **K), box(X - .035, X + .035, .95, 1.02, 0, .72, hatch=[], ew=1.1, **K), box(X - .03, X + .03, -.05, 1.0, .1, .16, hatch=[], ew=1, **K))
for i, (x, y) in enumerate(((-3.5, -5.9), (-4.15, -4.2), (-4.8, -2.5))): bench(x, y, 3.6, -.30)
# blackboard on a stand (empty), anvil-like things none
S.add(box(-1.5, 1.5, -.03, .03, 1.0, 2.7, basis=((-6.7, 3.6, 0), (.94, -.34, 0), (.34, .94, 0), (0, 0, 1)), hatch=[fam('u', gap=7, w=(.2, .7))], ew=1.9))
for q in (-1.25, 1.25): p = np.array((-6.7, 3.6, 0)) + np.array((.94, -.34, 0)) * q; S.add(beam(p + (0, 0, 2.9), p + (-.12, -.3, 0), .08, ew=1.2, hatch=[]), beam(p + (0, 0, 2.7), p + (.25, .7, 0), .08, ew=1.1, hatch=[]))
# ---- walls, tall windows, roof
XL, XR, YB, HE = -10.5, 10.8, 10.0, 7.6
S.add(quad((XL, YB, 0), (XR, YB, 0), (XR, YB, HE), (XL, YB, HE), hatch=[fam('u', gap=6.6, w=(.25, 1.3), grain=.3)], ew=1.2, n=20, mat=.5, shadow=False), quad((XL, -4, 0), (XL, YB, 0), (XL, YB, HE), (XL, -4, HE), hatch=[fam('u', gap=6.6, w=(.25, 1.2))], ew=1.2, n=20, mat=.5, shadow=False), quad((XR, YB, 0), (XR, -4, 0), (XR, -4, HE), (XR, YB, HE), hatch=[fam('u', gap=6.6, w=(.25, 1.2))], ew=1.2, n=20, mat=.4, shadow=False))
for x in np.linspace(XL + 1.0, XR - 3.3, 5):
    x1, z0, z1 = x + 2.3, 2.6, 6.6; S.add(quad((x, YB - .14, z0), (x1, YB - .14, z0), (x1, YB - .14, z1), (x, YB - .14, z1), hatch=[], ew=1.5), box(x - .15, x1 + .15, YB - .3, YB - .1, z0 - .18, z0, hatch=fu(2.6), ew=1.2))
    for k in (1, 2, 3): S.line3([(x + 2.3 * k / 4, YB - .16, z0), (x + 2.3 * k / 4, YB - .16, z1)], 1.0, .42)
    for k in range(1, 6): S.line3([(x, YB - .16, z0 + 4 * k / 6), (x1, YB - .16, z0 + 4 * k / 6)], 1.0, .42)
XM = (XL + XR) / 2
for y in (-.0, 3.4, 6.8, 9.9):
    S.add(beam((XL, y, HE), (XR, y, HE), .18, ew=1.1), beam((XL, y, HE), (XM, y, HE + 2.9), .18, ew=1.1), beam((XR, y, HE), (XM, y, HE + 2.9), .18, ew=1.1))
    for i in range(10):
        x0, x1 = XL + (XR - XL) * i / 10, XL + (XR - XL) * (i + 1) / 10; zr = lambda x: HE + 2.9 * (1 - abs(x - XM) / (XM - XL)); S.line3([(x1, y, HE), (x1, y, zr(x1))], 1, .42); S.line3([(x0, y, zr(x0)), (x1, y, HE)] if i >= 5 else [(x0, y, HE), (x1, y, zr(x1))], 1, .42)
# ---- people, tiny: one at the wheel, one with a skimmer, students in a half circle behind
S.add(figure(4.45, -1.95, 0, 1.74, 3.1, (.5, 1.6), lean=.05), figure(.15, -2.35, 0, 1.74, .75, (.55, 1.15), tool=1.9, lean=.1))
for x, y, f, s in ((-1.35, 2.1 - 1.3, -.35, 1.7), (-.7, 2.35 - .2, -.6, 1.66), (3.2, 1.6, -2.2, 1.72), (3.9, 1.2, -2.5, 1.64), (-.1, 5.0 - 1.1, -.9, 1.7)): S.add(figure(x, y, 0, s, f, hat=False))
S.add(floor(cam, 0, 6, 60, .9, gap=7.6, w=(.25, 1.4), mat=.75))
S.build()
pr = lambda p: [q[0] for q in cam.project(np.array([p]))[:2]]
fx, fy = pr(LIP + (-.2, 0, -.3))
def sky(x, y): return .04 + 0 * x, .1 * np.exp(-(np.hypot(x - fx, y - fy) / 420) ** 2)
S.ruled(sky, 12, 400, 8, w=(.2, 1.3), t0=.03)
S.engrave()
S.glow(fx, fy, 600, .36); S.glow(fx, fy, 270, .45, ORANGE)
for X, a in ((FX - 1.75, .3), (FX - 3.85, .2)): x, y = pr((X, FY, FZ)); S.glow(x, y, 110, a, FIRE, .5)
g = S.gradient('linear', [(0, '#d2480f', 1), (.38, FIRE, 1), (.62, ORANGE, 1), (.8, STRAW, 1), (1, WHITE, 1)], x1=pr((FX - 4.3, FY, FZ))[0], y1=0, x2=pr((FX + .1, FY, FZ))[0], y2=0)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.glow(fx, fy, 130, .5, STRAW, front=True); x, y = pr((FX, FY, FZ)); S.glow(x, y, 90, .5, STRAW, .5, front=True); S.glow(fx, fy, 240, .15, ORANGE, front=True)
S.write('students-abroad')
