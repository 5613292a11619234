import math
from engrave import *
rng = np.random.default_rng(73)
ZN = 6.25                                              # where it necks
HOT = [((-.3, -1.5, ZN), 1.5, 1.9), ((-.2, -1.3, ZN + 1.1), .7, 1.3), ((-.2, -1.3, ZN - 1.1), .7, 1.3)]
cam = Camera((-6.6, -20.5, 3.1), (.9, 0, 0), f=1660, cx=800, cy=905, level=True)
S = Scene(cam, key=(.72, .58, -.4), key_i=.95, amb=.035, hots=HOT, rim=.27, seed=73, eps=.0015, fade=(30, 75, .8))
fu = lambda g=4.4, w=(.3, 1.9): [fam('u', gap=g, w=w)]
fv = lambda g=4.4, w=(.3, 1.9): [fam('v', gap=g, w=w)]
O = (0, 0, 0)
# ---- foundation frame, table
S.add(box(-4.3, 4.3, -3.0, 3.0, 0, .5, hatch=fu(5.2), ew=2), box(-3.5, 3.5, -2.1, 2.1, .5, 1.2, hatch=fu(4.8), ew=1.8), box(-3.2, 3.2, -1.7, 1.7, 1.2, 2.3, hatch={'side': fu(4.6, (.3, 2.1)), 'top': fu(5)}, ew=2.1))
for x in np.linspace(-2.8, 2.8, 8): S.add(cyl((x, -1.7, 1.45), (x, -1.78, 1.45), .09, hatch=[], sil=1.1, nu=14))
for x in np.linspace(-3.9, 3.9, 7): S.add(cyl((x, -2.6, .5), (x, -2.6, .72), .13, hatch=fv(2.6), sil=1.2, nu=6))
# ---- columns
for x in (-2.35, 2.35):
    S.add(revolve([(.43, 2.3), (.43, 13.0)], (x, 0, 0), hatch=[fam('v', gap=4.6, w=(.3, 2.2), grain=.12)], sil=2.3, nu=44, edges=[('v', 1, 1.6)]), revolve([(.43, 13.0), (0, 13.0)], (x, 0, 0), hatch=fu(3), sil=0))
    S.add(revolve([(.72, 2.3), (.72, 2.62), (.6, 2.72), (.45, 2.72)], (x, 0, 0), hatch=fu(3), sil=1.8, nu=44, nv=20, edges=[('v', .4, 1.4)]))
    for z0, z1 in ((10.05, 10.4), (12.3, 12.62)): S.add(revolve([(.45, z0), (.7, z0), (.7, z1), (.45, z1)], (x, 0, 0), hatch=fu(3), sil=1.8, nu=44, nv=24, edges=[('v', .3, 1.3), ('v', .7, 1.4)]))
# ---- crosshead: a forged block, wider in the middle, with clamping bolts
S.add(box(-3.35, 3.35, -1.25, 1.25, 10.4, 12.3, hatch={'side': fu(4.8, (.3, 2.1)), 'top': fu(5)}, ew=2.3), box(-1.5, 1.5, -1.6, 1.6, 10.2, 12.5, hatch={'side': fu(4.8, (.3, 2.1)), 'top': fu(5)}, ew=2))
for x in (-2.95, -1.8, 1.8, 2.95):
    for z in (10.85, 11.85): S.add(cyl((x, -1.25, z), (x, -1.5, z), .17, hatch=fv(2.6), sil=1.5, nu=6, ew=1.4), cyl((x, -1.25, z), (x, -1.3, z), .26, hatch=fu(2.8), sil=1.3, nu=30))
for x in (-2.35, 2.35): S.line3([(x, -1.26, 10.42), (x, -1.26, 12.28)], 1.5, .5)
# lifting cylinders of the crosshead, behind the columns
for x in (-3.05, 3.05): S.add(cyl((x, .5, 2.3), (x, .5, 6.8), .2, hatch=fu(3.4), sil=1.5, nu=24), cyl((x, .5, 6.8), (x, .5, 10.4), .1, hatch=fv(2.6), sil=1.3, nu=18))
# ---- load cell, grips, actuator
def R(pr, h, sil=1.9, ed=(), **k): S.add(revolve(pr, O, hatch=h, sil=sil, nu=60, edges=ed, **k))
R([(.95, 9.95), (.95, 10.2)], fu(3), 1.8, [('v', 0, 1.5)]); R([(.95, 9.95), (.6, 9.95)], fu(3.4), 0); R([(.62, 9.72), (.62, 9.95)], fu(3), 1.5)
R([(.58, 2.3), (.58, 3.0)], fv(3.4, (.3, 2.3)), 1.9); R([(.95, 2.3), (.95, 2.5), (.7, 2.6), (.58, 2.6)], fu(3), 1.7, [('v', .25, 1.3)])
def grip(z0, s):
    zz = lambda a: z0 + s * a
    B = lambda x0, x1, y0, y1, a, b, **k: S.add(box(x0, x1, y0, y1, *sorted((zz(a), zz(b))), **k))
    B(-1.2, 1.2, -.95, .95, -.0, .55, hatch=fu(4), ew=1.9)
    for q in (-1, 1):                                   # the two cheeks and the wedge between
        x0, x1 = sorted((q * 1.2, q * .78)); B(x0, x1, -.95, .95, .55, 1.72, hatch=fv(4, (.3, 2.2)), ew=1.9)
        w = lambda x, y, a: (q * x, y, zz(a))
        for y in (-.72,): S.add(quad(w(.34, y, .6), w(.74, y, .6), w(.62, y, 1.86), w(.34, y, 1.86), hatch=fu(2.9, (.4, 2.2)), ew=1.7))
        S.add(quad(w(.34, -.72, 1.86), w(.62, -.72, 1.86), w(.62, .7, 1.86), w(.34, .7, 1.86), hatch=fu(3), ew=1.5), quad(w(.34, -.72, .6), w(.34, -.72, 1.86), w(.34, .7, 1.86), w(.34, .7, .6), hatch=fu(3), ew=1.2))
        for a in (.85, 1.4): S.add(cyl((q * 1.0, -.95, zz(a)), (q * 1.0, -1.06, zz(a)), .11, hatch=fu(2.4), sil=1.2, nu=6))
grip(3.0, 1); grip(9.72, -1)
# ---- the specimen
ZA, ZB = 4.45, 8.3
pr = spline([(.60, ZA), (.60, 4.98), (.56, 5.12), (.49, 5.26), (.475, 5.45), (.465, 5.75), (.40, 6.0), (.262, ZN), (.40, 6.5), (.465, 6.78), (.475, 7.1), (.49, 7.3), (.56, 7.44), (.60, 7.58), (.60, ZB)], 400)
hz = lambda z: np.interp(np.abs(z - ZN), [0, .22, .5, .85, 1.2, 1.6, 2.2], [1.0, .95, .80, .60, .36, .15, .06])
S.add(revolve(pr, O, hatch=[fam('u', gap=2.5, w=(1.1, 2.2), grain=.25)], sil=2.2, nu=60, nv=80, hot=lambda u, v: hz(at(pr, v)[..., 1]) - .05 * np.clip(np.sin(u * 40 + v * 9), 0, 1), name='hot', shadow=False))
for z in np.r_[np.linspace(5.35, 5.95, 5), np.linspace(6.55, 7.15, 5)]:
    r = np.interp(z, pr[:, 1], pr[:, 0]) + .006; S.line3([(r * math.cos(a), r * math.sin(a), z) for a in np.linspace(math.pi, 2 * math.pi, 40)], 1.1, .3)
# extensometer: two arms from the left column
for z in (5.45, 7.05):
    S.add(beam((-1.9, -.35, z), (-.52, -.2, z), .07, ew=1.2, hatch=[]), beam((-.62, -.25, z), (-.5, -.08, z), .12, .16, ew=1.2, hatch=[]))
S.add(box(-2.0, -1.66, -.62, -.2, 5.25, 7.25, hatch=fv(3.2), ew=1.6)); S.add(tube(spline([(-1.83, -.45, 5.25), (-1.8, -.6, 4.3), (-2.9, -1.2, 3.6), (-3.3, -1.9, 2.0), (-3.6, -2.4, .5)], 40), .045, hatch=[], sil=1.3, nu=8, ends=0))
# ---- hydraulics on the right: manifold, accumulators, hoses
S.add(box(4.9, 7.9, -1.0, 1.2, 0, 1.5, hatch=fu(4.6), ew=1.8), box(5.1, 7.7, -.8, 1.0, 1.5, 1.7, hatch=[], ew=1.3))
for x in (5.45, 6.4, 7.35): S.add(revolve(spline([(.0, 4.3), (.2, 4.25), (.36, 4.0), (.37, 2.4), (.36, 2.1), (.2, 1.85), (.12, 1.7)], 120), (x, .2, 0), hatch=fu(3.4, (.3, 2.1)), sil=1.9, nu=40, nv=30), cyl((x, .2, 4.28), (x, .2, 4.5), .09, hatch=[], sil=1.1, nu=12))
for i, (z, y) in enumerate(((.9, -1.0), (1.1, -.6), (.75, -.3))):
    S.add(tube(spline([(4.9, y, z), (4.35, y - .2, z + .1), (3.95, y - .5, 1.5 + .3 * i), (3.5, y - .5, 1.9 + .15 * i), (3.2, y - .3, 1.75)], 40), .1, hatch=fu(2.8), sil=1.5, nu=12, ends=1.1))
# ---- stairs and gallery behind with rails; a stand for the operator
S.add(box(-22, 17, 6.4, 8.2, 4.6, 4.85, hatch=fu(4), ew=1.4))
for x in np.arange(-22, 17.1, 1.3): S.line3([(x, 6.4, 4.85), (x, 6.4, 5.95)], 1, .4)
for z in (5.4, 5.95): S.line3([(-22, 6.4, z), (17, 6.4, z)], 1.1, .42)
for x in (-17, -11, -5.5, 5.8, 11.5, 16): S.add(beam((x, 6.7, 0), (x, 6.7, 4.6), .3, up=(0, 1, 0), ew=1.2), beam((x, 6.7, 3.4), (x + 1.2, 6.7, 4.6), .16, ew=.9, hatch=[]))
for x in (-14, -4.7, 4.7, 14, 23): S.add(beam((x, 16, 0), (x, 16, 14.2), .7, up=(0, 1, 0), ew=1.2, hatch=[fam('u', gap=4, w=(.3, 1.3))]))
S.add(truss((-34, 16, 12.6), (46, 16, 12.6), 1.6, 30, .24))
S.add(box(-7.6, -5.6, -2.2, -1.5, 0, .95, hatch=fu(4), ew=1.6), quad((-7.6, -2.2, .95), (-5.6, -2.2, .95), (-5.6, -1.5, 1.3), (-7.6, -1.5, 1.3), hatch=fu(3), ew=1.6)); S.add(box(-7.3, -6.0, -1.5, -1.42, 1.35, 2.1, hatch=[], ew=1.4))
S.add(figure(-6.6, -3.0, 0, 1.76, math.pi / 2, (.4, 1.1)), figure(4.55, -3.9, 0, 1.76, 2.6), figure(5.5, -3.5, 0, 1.72, 3.0, (.5, 1.25)), figure(-9.6, 7.3, 4.85, 1.74, -.6))
S.add(floor(cam, 0, 8, 200, .9, gap=7.6, w=(.25, 1.35), mat=.75))
S.build()
prj = lambda p: [q[0] for q in cam.project(np.array([p]))[:2]]
fx, fy = prj((0, -.4, ZN))
def sky(x, y):
    d = np.hypot((x - fx) / 1.1, (y - fy)); return .045 + .07 * smooth(250, 900, y) + 0 * x, .24 * np.exp(-(d / 190) ** 2) + .07 * np.exp(-(d / 400) ** 2)
S.ruled(sky, 12, 903, 7.8, w=(.2, 1.45), t0=.03)
S.engrave()
S.glow(fx, fy, 560, .36); S.glow(fx, fy, 240, .45, ORANGE)
a, b = prj((0, 0, ZB))[1], prj((0, 0, ZA))[1]; g = S.gradient('linear', [(round(t, 3), mix(heat(max(float(hz(ZB + (ZA - ZB) * t)) - .07, 0)), NIGHT, .12), 1) for t in np.linspace(0, 1, 24)], x1=0, y1=a, x2=0, y2=b)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.glow(fx, fy, 110, .5, STRAW, front=True); S.glow(fx, fy, 210, .16, ORANGE, front=True)
S.write('safety-station')
