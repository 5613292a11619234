import math
from engrave import *
R0, r0, r1, C0, L2 = .46, .125, .07, .01, .74          # roll, billet, neck, clearance, half barrel
ZA, HW, WC = R0 + r0 + C0, r0 - r1 + C0, .27
K = WC / math.radians(118); FL = .05                      # spreading per radian, width of the flank
HOT = [((x, -.50, .0), .85, .46) for x in (-.62, -.22, .22, .62)]
S = Scene(Camera((-1.75, -8.3, 1.35), (.62, 0, 0), f=1790, cx=800, cy=306, level=True), key=(.62, .70, -.36), key_i=.92, amb=.035, hots=HOT, rim=.27, seed=17, eps=.0011, fade=(9, 16, .6))
X = lambda x, y, z: np.stack(np.broadcast_arrays(x, y, z), -1)
# ---- a roll: phi = 0 at the piece; the lower one is the upper one turned half round the piece
def rp(sg):
    return lambda phi, x, r: X(x, -sg * r * np.sin(phi), sg * (ZA - r * np.cos(phi)))
wd = lambda phi: np.clip(WC - K * phi, 0, .60)            # half width of the wedge
PT = WC / K; PE = -math.radians(215)
def hgt(phi): return HW * np.clip(wd(phi) / .10, 0, 1)
for sg in (1, -1):
    g = rp(sg); lin = lambda u: PE + (PT - PE) * u
    S.add(Patch(lambda u, v, g=g: g(2 * math.pi * u, L2 * (2 * v - 1), R0), 120, 4, [fam('u', gap=5.2, w=(.3, 2.0))], [('v', 0, 1.8), ('v', 1, 1.8)], 2.4))
    for s in (-1, 1):                                     # barrel end, bolted collar, neck
        S.add(Patch(lambda u, v, g=g, s=s: g(2 * math.pi * u, s * L2, R0 * (.3 + .7 * v)), 80, 3, [fam('u', gap=5)]))
        S.add(Patch(lambda u, v, g=g, s=s: g(2 * math.pi * u, s * (L2 + .06 * v), R0 * .82), 80, 3, [fam('u', gap=3)], [('v', 1, 1.5)], 1.6), Patch(lambda u, v, g=g, s=s: g(2 * math.pi * u, s * (L2 + .06), R0 * (.3 + .52 * v)), 80, 3, [fam('u', gap=4)]))
        S.add(cyl((s * L2, 0, sg * ZA), (s * (L2 + .25), 0, sg * ZA), .21, hatch=[fam('u', gap=3.4)], sil=1.6))
    S.add(Patch(lambda u, v, g=g: g(lin(u), wd(lin(u)) * (2 * v - 1), R0 + hgt(lin(u))), 160, 4, [fam('u', gap=4.2, w=(.4, 2.3))], [('v', 0, 2.0), ('v', 1, 2.0), ('u', 0, 1.6)], 2.0))
    for s in (-1, 1):
        S.add(Patch(lambda u, v, g=g, s=s: g(lin(u), s * (wd(lin(u)) + FL * v * hgt(lin(u)) / HW), R0 + hgt(lin(u)) * (1 - v) + .001), 160, 4, [fam('v', gap=5.4, w=(.5, 1.7))], [('v', 1, 1.7)], 1.4))
    S.add(Patch(lambda u, v, g=g: g(PE + 0 * u, (wd(PE) + 0) * (2 * u - 1), R0 + HW * v), 10, 3, [fam('u', gap=3)], [('v', 0, 1.4), ('v', 1, 1.4)]))
    # the seams of the bolted segments, and bolts
    for a in (math.radians(64), math.radians(-58), math.radians(-118), math.radians(150)):
        for s in (-1, 1):
            w = float(wd(a)) + FL
            S.line3([g(np.array(a), s * (w + .02 + (L2 - w - .02) * t), R0 + .002) for t in np.linspace(0, 1, 12)], 1.3, .55)
        for s in (-1, 1):
            for da in (-.13, .13):
                c = g(np.array(a + da), s * (L2 - .07), R0 - .004); o = unit(c - np.array((c[0], 0, sg * ZA))); S.add(revolve([(.028, 0), (.028, .018), (0, .018)], c, o, [fam('u', gap=2.4)], [('v', .5, 1.1)], 1.0, 20, 6))
# ---- the piece: billet ends, shoulders, necked middle
def pr(x):
    a = np.abs(x); return np.interp(a, [0, WC, WC + FL, .72, .735], [r1, r1, r0, r0, r0 - .012])
PX = lambda v: -.735 + 1.47 * v
def ph(u, v):
    x = PX(v); a = 2 * math.pi * u
    return 1.0 - .17 * smooth(.0, .03, WC + FL - np.abs(x)) * (.4 + .6 * np.clip(np.sin(a * 3 + x * 40), 0, 1)) - .16 * np.exp(-((np.abs(x) - .735) / .05) ** 2) - .13 * np.clip(np.sin(a * 9 + 4 * np.sin(x * 7)) * np.sin(x * 16 + a * 4) - .15, 0, 1) - .07 * np.clip(-np.sin(a), 0, 1)
def pf(u, v): x = PX(v); a = 2 * math.pi * u; r = pr(x); return X(x, r * np.cos(a), r * np.sin(a))
S.add(Patch(pf, 64, 260, [fam('v', gap=2.5, w=(1.2, 2.3), grain=.3)], [], 0, hot=ph, name='hot', shadow=False))
for s in (-1, 1): S.add(Patch(lambda u, v, s=s: X(s * .735, (r0 - .012) * v * np.cos(2 * math.pi * u), (r0 - .012) * v * np.sin(2 * math.pi * u)), 40, 3, [fam('u', gap=2.4, w=(1.2, 2.2))], [], 0, hot=lambda u, v: .8 + .05 * np.sin(u * 30), name='hot', shadow=False))
# guide plate behind the piece
S.add(box(-.72, .72, .15, .42, -.05, .03, hatch=[fam('u', gap=3)], ew=1.2), box(-.72, .72, .42, .6, -.25, .25, hatch=[fam('u', gap=4)], ew=1.2))
# ---- housings: closed frames cast in one
def rrect(y0, y1, z0, z1, rt, rb, n=10):
    p = []
    for cy, cz, a, r in ((y1 - rt, z1 - rt, 0, rt), (y0 + rt, z1 - rt, 90, rt), (y0 + rb, z0 + rb, 180, rb), (y1 - rb, z0 + rb, 270, rb)):
        for t in np.linspace(0, 90, n): p.append((cy + r * math.cos(math.radians(a + t)), cz + r * math.sin(math.radians(a + t))))
    p.append(p[0]); p = np.array(p); out = []
    for i in range(len(p) - 1):                            # the straight pieces get points of their own
        k = 12 if (i + 1) % n == 0 else 1
        for t in np.linspace(0, 1, k, endpoint=False): out.append(p[i] * (1 - t) + p[i + 1] * t)
    return np.array(out + [p[0]])
ZB = -1.72
OUT, IN = rrect(-.84, .84, ZB + .0, 1.72, .42, .02), rrect(-.47, .47, -1.22, 1.20, .06, .06)
OUT2, MIDF = rrect(-.80, .80, ZB + .04, 1.68, .40, .02), None
T = .38
for s in (-1, 1):
    xi, xo = s * .94, s * (.94 + T)
    for x in (xi, xo): S.add(Patch(lambda u, v, x=x: (lambda q: X(x, q[..., 0], q[..., 1]))(at(OUT, u) * (1 - v[..., None]) + at(IN, u) * v[..., None]), 140, 4, [fam('u', gap=5.2, w=(.3, 1.9))], [('v', 0, 2.0), ('v', 1, 1.6), ('v', .16, 1.0)]))
    S.add(Patch(lambda u, v, a=xi, b=xo: (lambda q: X(a + (b - a) * v, q[..., 0], q[..., 1]))(at(OUT, u)), 140, 4, [fam('u', gap=5, w=(.3, 2.0))], [('v', 0, 2.0), ('v', 1, 2.0)], 2.3))
    S.add(Patch(lambda u, v, a=xi, b=xo: (lambda q: X(a + (b - a) * v, q[..., 0], q[..., 1]))(at(IN, u)), 140, 4, [fam('u', gap=5)], []))
    for sg in (1, -1):                                    # chocks with their keeper plates
        z = sg * ZA; S.add(box(min(xi, xo) - .05, max(xi, xo) + .05, -.455, .455, z - .40, z + .40, hatch=[fam('v', gap=4)], ew=1.5))
        for e in (xi - s * .05, xo + s * .05): S.add(revolve([(.34, 0), (.34, .05), (.23, .05)], (e, 0, z), (np.sign(e - (xi + xo) / 2), 0, 0), [fam('u', gap=3)], [('v', 0, 1.2), ('v', .31, 1.5), ('v', 1, 1.2)], 1.3, 60, 6))
    xm = (xi + xo) / 2                                    # screw, nut, worm box, hand wheel
    S.add(cyl((xm, 0, 1.0), (xm, 0, 1.2), .16, hatch=[fam('u', gap=3)]), cyl((xm, 0, 1.70), (xm, 0, 1.80), .30, hatch=[fam('u', gap=3)], sil=1.8), box(xm - .2, xm + .2, -.30, .30, 1.80, 2.06, hatch=[fam('u', gap=3.6)], ew=1.7), cyl((xm, 0, 2.06), (xm, 0, 2.36), .105, hatch=[fam('u', gap=3.2)], sil=1.7))
    S.add(box(xm - .38, xm + .38, -1.05, 1.05, ZB - .12, ZB + .02, hatch=[fam('u', gap=4)], ew=1.7))
    for y in (-.93, .93):
        for dx in (-.26, .26): S.add(cyl((xm + dx, y, ZB), (xm + dx, y, ZB + .13), .05, hatch=[fam('v', gap=2.6)], sil=1.1, nu=6))
# worm shaft across the top, tie beams
S.add(cyl((-1.13, -.2, 1.93), (1.13, -.2, 1.93), .055, hatch=[fam('v', gap=3)], sil=1.5))
S.add(box(-.2, .2, -.42, .1, 1.78, 2.08, hatch=[fam('u', gap=3.6)], ew=1.6), cyl((0, -.42, 1.93), (0, -.62, 1.93), .05, hatch=[fam('v', gap=2.6)], sil=1.2))
S.add(revolve([(.20, -.025), (.235, -.025), (.235, .025), (.20, .025), (.20, -.025)], (0, -.6, 1.93), (0, -1, 0), [fam('u', gap=2.6)], [('v', .1, 1), ('v', .5, 1)], 1.5, 60, 20), [cyl((0, -.6, 1.93), (.21 * math.cos(a), -.6, 1.93 + .21 * math.sin(a)), .016, hatch=[], sil=1.0, nu=8) for a in (.5, .5 + 2.094, .5 + 4.188)])
S.add(box(-.95, .95, .2, .55, 1.34, 1.62, hatch=[fam('u', gap=4)], ew=1.6), box(-.95, .95, -.56, -.2, 1.38, 1.58, hatch=[fam('u', gap=4)], ew=1.6), box(-.95, .95, -.62, .62, ZB + .02, -1.34, hatch=[fam('u', gap=4.4)], ew=1.7))
# ---- drive: couplings, spindles, gear box, motor
for sg in (1, -1):
    z = sg * ZA; zb = sg * ZA * .60
    S.add(cyl((1.38, 0, z), (1.62, 0, z), .15, hatch=[fam('u', gap=3.2)], sil=1.7))
    def joint(x, z_, d):
        S.add(revolve([(.0, -.02), (.23, -.02), (.23, .09), (.13, .15), (.12, .2)], (x, 0, z_), (d, 0, 0), [fam('u', gap=3.2)], [('v', .32, 1.5), ('v', .55, 1.2)], 1.9, 50, 20))
        S.add(revolve([(.115, 0), (.17, .05), (.17, .2), (.115, .25)], (x + d * .16, 0, z_), (d, 0, 0), [fam('u', gap=3)], [('v', .25, 1.1), ('v', .75, 1.1)], 1.5, 40, 20))
        S.add(cyl((x + d * .28, -.2, z_), (x + d * .28, .2, z_), .06, hatch=[fam('v', gap=2.4)], sil=1.2))
    joint(1.62, z, 1); joint(2.78, zb, -1)
    S.add(cyl((1.98, 0, z + (zb - z) * .28), (2.44, 0, z + (zb - z) * .72), .10, hatch=[fam('u', gap=3.4, w=(.3, 1.9))], sil=1.8))
    S.add(cyl((2.78, 0, zb), (3.0, 0, zb), .13, hatch=[fam('u', gap=3)], sil=1.6), revolve([(.13, 0), (.25, 0), (.25, .06), (.15, .06)], (2.93, 0, zb), (-1, 0, 0), [fam('u', gap=3)], [('v', .4, 1.2), ('v', .6, 1.4)], 1.4, 50, 14))
S.add(box(2.95, 3.85, -.62, .75, -1.0, .78, hatch=[fam('u', gap=4.6)], ew=2.0), box(2.88, 3.92, -.69, .82, -.06, .06, hatch=[fam('u', gap=3)], ew=1.5), box(2.9, 3.9, -.7, .8, -1.72, -1.0, hatch=[fam('u', gap=5)], ew=1.6))
S.add(box(3.05, 3.75, -.5, .6, .78, .92, hatch=[fam('u', gap=3.4)], ew=1.5))
for x in (3.02, 3.3, 3.6, 3.82):
    for z in (-.13, .13): S.add(cyl((x, -.66, z - .05 if z > 0 else z - .0), (x, -.66, z + .0 if z > 0 else z + .05), .035, hatch=[fam('v', gap=2.4)], sil=1.0, nu=6))
# ---- what has been rolled: stepped shafts, cold, on a rack in front
prof = [[(0, 0), (.07, 0), (.07, .3), (.125, .36), (.125, .52), (.09, .55), (.09, .95), (.125, .98), (.125, 1.14), (.07, 1.20), (.07, 1.5), (0, 1.5)],
        [(0, 0), (.112, 0), (.125, .013), (.125, .23), (.07, .29), (.07, 1.21), (.125, 1.27), (.125, 1.487), (.112, 1.5), (0, 1.5)],
        [(0, 0), (.06, 0), (.06, .2), (.09, .22), (.09, .55), (.125, .6), (.125, .9), (.09, .95), (.09, 1.28), (.06, 1.3), (.06, 1.5), (0, 1.5)]]
def shaft(k, x, y, z):
    pts = prof[k]; S.add(*[revolve([pts[i], pts[i + 1]], (x, y, z), (1, 0, 0), [fam('u', gap=4, w=(.3, 2.2))], [('v', 0, 1.3), ('v', 1, 1.3)], 2.0, 40, 3) for i in range(len(pts) - 1)])
ry = -1.66
for i, (k, x) in enumerate(((1, -.92), (1, -.82), (1, -.9))): shaft(k, x, ry - .34 + .34 * i, -1.72 + .16 + .125)
for x in (-.68, .36): S.add(box(x - .05, x + .05, ry - .5, ry + .6, -1.72, -1.56, hatch=[fam('u', gap=3)], ew=1.5))
shaft(1, 1.35, -1.62, -1.72 + .125)
S.add(floor(S.cam, -1.84, 4, 26, .9, gap=8, w=(.25, 1.3), mat=.8))
S.build()
fx, fy, _ = S.cam.project(np.array([[0, 0, 0.]])); fx, fy = fx[0], fy[0]
hz = S.cam.cy + (1.35 + 1.84) * S.cam.f / 26
def sky(x, y): d = np.hypot((x - fx) / 1.6, y - fy); return .05 - .02 * smooth(250, 640, y) + 0 * x, .34 * np.exp(-(d / 210) ** 2)
S.ruled(sky, 12, hz - 2, 8, w=(.2, 1.5), t0=.02)
S.engrave()
def pd(x0, x1): q = S.cam.project(np.array([(x0, 0, 0), (x1, 0, 0.)])); return 'M%.1f %.1fL%.1f %.1f' % (q[0][0], q[1][0], q[0][1], q[1][1])
S.glow(fx, fy, 640, .34, sy=.8); S.glow(fx, fy, 330, .36, ORANGE, .6)
x0, x1 = [S.cam.project(np.array([(t, 0, 0.)]))[0][0] for t in (-.74, .74)]
g = S.gradient('linear', [(0, ORANGE, 1), (.1, STRAW, 1), (.3, WHITE, 1), (.5, STRAW, 1), (.7, WHITE, 1), (.9, STRAW, 1), (1, ORANGE, 1)], x1='%.0f' % x0, y1=0, x2='%.0f' % x1, y2=0)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 0), g))
S.glow_path(pd(-.6, .6), 44, .24, STRAW, front=True)
S.write('rolling-mill')
