import math
from engrave import *
rng = np.random.default_rng(67)
TIP = np.array((-.70, -.04, .06)); TAIL = np.array((1.24, .72, .31)); PD = unit(TAIL - TIP)
HOT = [(TIP + (.12, -.12, .42), 1.35, .75), (TIP + (.6, -.5, .4), .5, .7)]
cam = Camera((0, -4, 1.72), (0, 7, 0), f=1500, cx=800, cy=452, level=True)
S = Scene(cam, key=(.62, .72, -.42), key_i=.95, amb=.035, hots=HOT, rim=.24, seed=67, eps=.0012, fade=(10, 26, .45))
Z_ = np.array((0, 0, 1.))
rot = lambda a: (np.array((math.cos(a), math.sin(a), 0.)), np.array((-math.sin(a), math.cos(a), 0.)))
# ================ desk and wall with the window
S.add(quad((-9, -2.4, 0), (9, -2.4, 0), (9, 5, 0), (-9, 5, 0), hatch=[fam('u', gap=7.2, w=(.25, 1.4), grain=.55)], ew=0, n=70, mat=.7, shadow=False), box(-9, 9, 4.9, 5, -.22, 0, hatch=[], ew=0)); S.line3([(-9, 5, .004), (9, 5, .004)], 1.7, .5)
WX0, WX1, WZ0, WZ1, WY = -3.9, 3.9, .62, 4.25, 7.0
wall = lambda x0, x1, z0, z1: S.add(quad((x0, WY, z0), (x1, WY, z0), (x1, WY, z1), (x0, WY, z1), hatch=[fam('u', gap=7.4, w=(.2, .9), grain=.35)], ew=0, mat=.22, n=8, shadow=False))
wall(-12, WX0, -3, 7); wall(WX1, 12, -3, 7); wall(WX0, WX1, WZ1, 7); wall(WX0, WX1, -3, WZ0)
S.add(box(WX0 - .5, WX1 + .5, WY - .75, WY + .1, WZ0 - .16, WZ0, hatch=[fam('u', gap=4, w=(.3, 1.9))], ew=1.7))
fh = [fam('v', gap=3)]; fu = [fam('u', gap=3)]
for x in (WX0, WX1): S.add(box(x - .12, x + .12, WY - .12, WY + .12, WZ0, WZ1 + .1, hatch=fh, ew=1.5))
S.add(box(WX0 - .12, WX1 + .12, WY - .12, WY + .12, WZ1 - .1, WZ1 + .14, hatch=fu, ew=1.6), box(WX0 - .3, WX1 + .3, WY - .2, WY - .05, WZ1 + .14, WZ1 + .26, hatch=[], ew=1.3))
S.add(box(-.1, .1, WY - .1, WY + .1, WZ0, WZ1, hatch=fh, ew=1.5)); TZ = 3.72
S.add(box(WX0, WX1, WY - .09, WY + .09, TZ - .08, TZ + .08, hatch=fu, ew=1.4))
for x in (-1.95, 1.95): S.add(box(x - .04, x + .04, WY - .04, WY + .04, TZ, WZ1, hatch=[], ew=1.2))
def sash(o, a, w, z0, z1, n=1):
    ex, ey = rot(a); B = (np.array(o, float), ex, ey, Z_)
    for q in ((0, w, z0, z0 + .16), (0, w, z1 - .12, z1)): S.add(box(q[0], q[1], -.05, .05, q[2], q[3], basis=B, hatch=fu, ew=1.5))
    for q in (0, w - .14): S.add(box(q, q + .14, -.05, .05, z0, z1, basis=B, hatch=fh, ew=1.5))
    z = (z0 + z1) / 2 + .1; S.add(box(.14, w - .14, -.03, .03, z - .035, z + .035, basis=B, hatch=[], ew=1.2), box(w / 2 - .035, w / 2 + .035, -.03, .03, z0 + .16, z1 - .12, basis=B, hatch=[], ew=1.2))
sash((WX0 + .12, WY, 0), 0, 3.68, WZ0, TZ - .08); sash((WX1 - .12, WY - .05, 0), math.pi + 1.12, 3.6, WZ0 + .03, TZ - .1)
# ================ magnolia outside
def petal(p, ax, e, t, h, op, w, lo=0, sc=1.):
    def f(u, v):
        vv = np.clip(v, 0, 1); s = 2 * u - 1; ww = w * np.sin(np.pi * np.clip(.06 + .93 * vv, 0, 1) ** .78) ** .75; R = .09 + op * np.sin(vv * 1.9) * .9 + op * .35 * vv ** 3
        return p + ax * (h * (v - .10 * op * 3 * vv ** 3))[..., None] + e * (R - .55 * ww * s ** 2)[..., None] + t * (ww * s)[..., None]
    return Patch(f, 9, 22, [fam('v', gap=3.0, w=(.35, 1.9), grain=.2)], [('u', 0, 1.3), ('u', 1, 1.3)], 1.3, mat=1.15, amb=.12)
def flower(p, ax, h=1.0, op=.34, r=0):
    p = np.array(p, float); ax = unit(np.array(ax) + (0, .22, 0)); a1 = unit(np.cross(ax, (0, 1, .1))); a2 = np.cross(ax, a1)
    for ring, n, o, hh in ((0, 3, op * .42, h), (1, 5 if op > .25 else 4, op, h * .94)):
        for k in range(n):
            a = r + 6.2832 * (k + .5 * ring) / n; e = a1 * math.cos(a) + a2 * math.sin(a); t = -a1 * math.sin(a) + a2 * math.cos(a); S.add(petal(p, ax, e, t, hh * rng.uniform(.94, 1.04), o * rng.uniform(.85, 1.2), .31 * h))
    S.add(revolve(spline([(.05, -.14), (.1, -.05), (.11, .05), (.08, .12)], 40), p, ax, hatch=[fam('u', gap=2.4)], sil=1.3, nu=16, nv=8))
def bud(p, ax, h=.45):
    S.add(revolve(spline([(.03, -.02), (.1 * h / .45, h * .25), (.12 * h / .45, h * .45), (.06, h * .85), (0, h)], 60), p, unit(ax), hatch=[fam('v', gap=2.6)], sil=1.5, nu=18, nv=16))
def branch(pts, r0, r1): S.add(tube(spline(pts, 60), lambda t: r0 + (r1 - r0) * t, hatch=[fam('u', gap=3.2, w=(.3, 1.7), grain=.4)], sil=1.6, nu=12, ends=0))
branch([(6.2, 9.6, -1.2), (4.4, 9.4, .9), (3.1, 9.2, 1.75), (1.3, 9.3, 2.1), (-.4, 9.2, 2.45), (-1.55, 9.3, 2.5)], .17, .05)
branch([(3.1, 9.2, 1.75), (2.72, 9.0, 2.1), (2.76, 9.0, 2.38)], .09, .05); branch([(1.3, 9.3, 2.1), (.4, 9.0, 2.0), (-.5, 8.9, 2.0)], .08, .05); branch([(-.4, 9.2, 2.45), (-.5, 9.1, 3.0), (-.75, 9.1, 3.3)], .07, .045); branch([(4.4, 9.4, .9), (3.2, 8.9, .95), (2.0, 8.8, 1.25)], .1, .05)
branch([(-6.4, 9.8, .1), (-4.6, 9.6, 1.15), (-3.2, 9.5, 1.55), (-2.3, 9.4, 1.6)], .14, .05); branch([(-4.6, 9.6, 1.15), (-3.9, 9.5, 2.0), (-3.5, 9.5, 2.6)], .09, .05); branch([(4.3, 9.4, 1.0), (4.2, 9.6, 2.3), (4.3, 9.6, 3.2)], .09, .05)
for p, ax, h, op, r in (((-1.6, 9.3, 2.52), (-.3, 0, 1), 1.25, .34, .3), ((2.77, 9.0, 2.40), (.05, 0, 1), 1.35, .36, 1.1), ((-.56, 8.9, 2.02), (-.5, 0, 1), 1.1, .34, .2), ((1.95, 8.8, 1.28), (-.3, 0, 1), 1.3, .38, .8), ((-2.28, 9.4, 1.62), (.2, 0, 1), 1.3, .36, .5), ((-3.48, 9.5, 2.62), (.0, 0, 1), 1.15, .2, .2), ((1.1, 9.2, 2.25), (.12, 0, 1), 1.1, .2, .9)):
    flower(p, ax, h, op, r)
for p, ax in (((-.76, 9.1, 3.3), (-.2, 0, 1)), ((4.3, 9.6, 3.2), (.1, 0, 1)), ((.45, 9.3, 2.3), (-.1, 0, 1)), ((-3.6, 9.5, 1.45), (.2, 0, 1)), ((3.5, 9.2, 1.6), (.3, 0, 1))): bud(p, ax)
# ================ the sheets, the envelope
def sheet(o, a, w, d, z, curl=0., hot=False, mat=1.05):
    ex, ey = rot(a); o = np.array(o, float)
    def f(u, v):
        c = curl * np.clip(1 - (v * 1.0 + u * .55) / .62, 0, 1) ** 2.0; return o + ex * ((u - .5) * w + .22 * c)[..., None] + ey * ((v - .5) * d + .55 * c)[..., None] + Z_ * (z + .9 * c)[..., None]
    S.add(Patch(f, 40, 50, [fam('u', gap=4.2, w=(.3, 1.8), grain=.1)], [('u', 0, 1.6), ('u', 1, 1.7), ('v', 1, 1.4), ('v', 0, 1.8)], 1.3, mat=mat)); return f
sheet((-.3, 1.0, 0), .22, 2.7, 2.2, .012); sheet((.12, .92, 0), -.05, 2.7, 2.2, .03); fs = sheet((-.06, .80, 0), .06, 2.7, 2.2, .05, .0)
# the edge that takes the light
S.add(Patch(lambda u, v: fs(.0 + .8 * u, 0 * v) + Z_ * (-.022 + .026 * v)[..., None] - np.array((0, .006, 0)), 60, 3, [fam('u', gap=2.3, w=(1.3, 2.2), grain=.25)], [], 0, hot=lambda u, v: np.clip(1.0 - 1.6 * np.abs(u - .36) ** 1.5, .14, 1), name='edge', shadow=False))
def env(o, a, w, d, z):
    ex, ey = rot(a); B = (np.array(o, float), ex, ey, Z_); q = lambda x, y, e=.004: B[0] + ex * x + ey * y + Z_ * (z + .06 + e); S.add(box(-w / 2, w / 2, -d / 2, d / 2, z, z + .06, basis=B, hatch={'t': [fam('u', gap=5.6, w=(.3, 1.8), grain=.1)], 'side': []}, ew=1.9))
    S.line3([q(-w / 2, d / 2), q(-.12, -.02), q(.12, -.02), q(w / 2, d / 2)], 2.0, .85); S.line3([q(-w / 2, -d / 2), q(-.3, .12), ], 1.2, .5); S.line3([q(w / 2, -d / 2), q(.3, .12)], 1.2, .5)
env((-1.98, 2.0, 0), .3, 1.9, 1.2, 0)
# ================ pen
e1 = unit(np.cross(PD, Z_)); e2 = np.cross(e1, PD); at_ = lambda d: TIP + PD * d; L = np.linalg.norm(TAIL - TIP)
NL = .40
def nib(u, v):
    s = 2 * v - 1; w = .118 * np.clip(u, 0, 1) ** .62 * (1 - .14 * u); return at_(0) + PD * (NL * u)[..., None] + e1 * (w * np.sin(s * 1.25))[..., None] + e2 * (.035 * u + w * (np.cos(s * 1.25) - .42))[..., None]
S.add(Patch(nib, 40, 16, [fam('u', gap=2.2, w=(1.1, 2.1), grain=.2)], [('v', 0, 1.6), ('v', 1, 1.6)], 1.5, hot=lambda u, v: np.clip(1.03 - .36 * u - .28 * np.abs(2 * v - 1) ** 3, 0, 1), name='hot', shadow=False))
S.add(cyl(at_(.1) - e2 * .02, at_(NL) - e2 * .02, .02, .062, hatch=[fam('v', gap=2.4)], sil=1.2, nu=16, cap=False))
S.add(revolve(spline([(.082, 0), (.098, .05), (.104, .2), (.118, .42)], 80), at_(NL - .02), PD, hatch=[fam('u', gap=3, w=(.3, 2.1))], sil=1.9, nu=40, nv=16, edges=[('v', 0, 1.4)]), revolve([(.118, .42), (.132, .425), (.132, .455), (.126, .46)], at_(NL - .02), PD, hatch=[fam('u', gap=2.2)], sil=1.4, nu=40, nv=8, edges=[('v', .3, 1.3), ('v', .8, 1.3)]))
S.add(revolve(spline([(.126, .46), (.136, .7), (.134, 1.0), (.128, 1.2)], 80), at_(NL - .02), PD, hatch=[fam('v', gap=3.2, w=(.35, 2.3))], sil=2.1, nu=44, nv=16), revolve(spline([(.148, 1.2), (.15, 1.24), (.146, 1.6), (.12, 1.82), (.06, 1.89), (0, 1.9)], 100), at_(NL - .02), PD, hatch=[fam('v', gap=3.2, w=(.35, 2.3))], sil=2.1, nu=44, nv=24, edges=[('v', .04, 1.7), ('v', .12, 1.3)]))
S.add(tube(np.array([at_(NL + 1.72) + e2 * .17, at_(NL + 1.68) + e2 * .185, at_(NL + 1.3) + e2 * .175]), .018, hatch=[], sil=1.5, nu=8, n=3)); S.add(revolve(spline([(0, -.028), (.028, 0), (0, .028)], 30), at_(NL + 1.3) + e2 * .175, Z_, hatch=[], sil=1.3, nu=14, nv=8))
# ================ spectacles, ink, a mug with its lid
def specs(o, a):
    ex, ey = rot(a); o = np.array(o, float); g = lambda x, y, z: o + ex * x + ey * y + Z_ * z; t = np.linspace(0, 2 * math.pi, 50)
    for s in (-1, 1): S.add(tube(np.array([g(s * .3 + .23 * math.cos(q), 0, .2 + .19 * math.sin(q)) for q in t]), .018, hatch=[], sil=1.6, nu=8, ends=0)); S.line3([g(s * .3 - .12, -.01, .14), g(s * .3 - .02, -.01, .29)], 1.1, .5); S.add(tube(spline([g(s * .53, .0, .24), g(s * .56, .4, .17), g(s * .54, .8, .08), g(s * .5, 1.05, .03)], 20), .016, hatch=[], sil=1.4, nu=8, ends=0))
    S.add(tube(spline([g(-.08, 0, .24), g(0, 0, .28), g(.08, 0, .24)], 12), .018, hatch=[], sil=1.5, nu=8, ends=0))
specs((.5, 2.12, .0), -.3)
IX, IY = 2.12, 1.75
S.add(revolve([(.36, .02), (.38, .06), (.38, .36), (.3, .44), (.2, .46), (.2, .52)], (IX, IY, 0), hatch=[fam('u', gap=3.6, w=(.3, 2.1))], sil=2, nu=56, nv=36, edges=[('v', .62, 1.2)]), revolve([(.24, .5), (.24, .68), (.22, .7), (0, .7)], (IX, IY, 0), hatch=[fam('v', gap=2.8)], sil=1.8, nu=44, nv=30, edges=[('v', .38, 1.4)]))
MX, MY = -2.95, 3.7
S.add(revolve([(.5, 0), (.52, .03), (.52, .98), (.54, 1.0)], (MX, MY, 0), hatch=[fam('u', gap=4.2, w=(.3, 2.2))], sil=2.1, nu=60, nv=20, edges=[('v', 1, 1.5), ('v', 0, 1.4)]), revolve(spline([(.56, 1.0), (.55, 1.05), (.36, 1.12), (.1, 1.16), (.07, 1.2), (.1, 1.26), (.06, 1.31), (0, 1.32)], 120), (MX, MY, 0), hatch=[fam('u', gap=3.2, w=(.3, 2.1))], sil=1.9, nu=60, nv=40, edges=[('v', .02, 1.5)]))
S.add(tube(spline([(MX + .5, MY - .1, .82), (MX + .78, MY - .12, .8), (MX + .84, MY - .12, .5), (MX + .74, MY - .12, .24), (MX + .5, MY - .1, .2)], 40), .06, hatch=[fam('u', gap=2.8)], sil=1.6, nu=12, ends=0))
# fallen petals
for x, y, a in ((1.95, .35, .5), (1.4, 6.6, .2)):
    ex, ey = rot(a); z = .02 if y < 5 else WZ0 + .02; o = np.array((x, y, z))
    S.add(Patch(lambda u, v, o=o, ex=ex, ey=ey: o + ex * (.62 * (v - .5))[..., None] + ey * (.17 * np.sin(np.pi * np.clip(.05 + .93 * v, 0, 1) ** .8) ** .8 * (2 * u - 1))[..., None] + Z_ * (.035 * (2 * u - 1) ** 2 + .05 * (2 * v - 1) ** 2)[..., None], 10, 24, [fam('v', gap=2.6, w=(.4, 2))], [('u', 0, 1.4), ('u', 1, 1.4)], 1.3, mat=1.1))
S.build()
pr = lambda p: [q[0] for q in cam.project(np.array([p]))[:2]]
fx, fy = pr(at_(.15))
def sky(x, y): return .045 + .13 * smooth(80, 640, y) + 0 * x, 0 * x
S.ruled(sky, 12, 700, 7.4, w=(.2, 1.4), t0=.03)
S.engrave()
# slit and breather hole of the nib
q = nib(np.linspace(.02, .62, 60), np.full(60, .5)) + e2 * .004; x, y, z = cam.project(q); S.cut(x, y, np.ones(60, bool), np.ones(60), np.zeros(60), 1.3, 1.3, 0, 1, 0, layer=4, col=np.full(60, 8))
q = nib(.62 + .05 * np.cos(np.linspace(0, 6.3, 24)), .5 + .075 * np.sin(np.linspace(0, 6.3, 24))) + e2 * .004; x, y, z = cam.project(q); S.cut(x, y, np.ones(24, bool), np.ones(24), np.zeros(24), 1.5, 1.5, 0, 1, 0, layer=4, col=np.full(24, 6))
S.glow(fx, fy, 560, .34, FIRE, .8); S.glow(fx, fy, 270, .42, ORANGE, .8)
p = cam.project(fs(np.linspace(0, .7, 30), np.zeros(30))); d = 'M' + 'L'.join('%.1f %.1f' % t for t in zip(p[0], p[1])); S.glow_path(d, 60, .3, FIRE, 10)
g = S.gradient('radial', [(0, WHITE, 1), (.3, '#ffe2a4', 1), (.6, ORANGE, 1), (1, '#a8481a', 1)], cx=fx - 30, cy=fy + 20, r=620)
ga = S.gradient('linear', [(0, ORANGE, 1), (.3, WHITE, 1), (.6, ORANGE, 1), (.85, '#93300f', 1), (1, '#1f2a35', 0)], x1=p[0][0], y1=0, x2=p[0][0] + (p[0][-1] - p[0][0]) * .8 / .7, y2=0)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'edge'), ga))
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.glow(fx - 10, fy + 8, 150, .5, STRAW, .8, front=True); S.glow(fx, fy + 10, 300, .16, ORANGE, .6, front=True)
S.write('spring-letter')
