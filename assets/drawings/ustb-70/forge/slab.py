import math
from engrave import *
B, Z0, Z1, YE, YM = .82, .98, 1.22, 0.15, 12.0        # half width, under and top side, head of the slab, machine
YC, XT = 4.0, .34                                       # torches: where, and how far they are from the middle
HOT = [((0, y, 2.0), i, 1.5) for y, i in ((.6, .8), (3.0, .95), (5.6, 1.0), (8.4, 1.05), (11, 1.1))]
S = Scene(Camera((-2.7, -5.6, 3.5), (.5, 12, 0), f=1230, cx=700, cy=610, level=True), key=(.62, .72, -.38), key_i=.88, amb=.035, hots=HOT, rim=.27, seed=23, eps=.0013, fade=(15, 44, .86))
V = lambda x, y, z: np.stack(np.broadcast_arrays(x, y, z), -1)
def hy(y): return np.interp(y, [0, 2.5, 5, 9, 12.5], [.625, .69, .77, .87, .97])
scale = lambda x, y: .14 * np.clip(np.sin(x * 9 + 3 * np.sin(y * 1.3)) * np.sin(y * 2.1 + 2.2 * np.sin(x * 4)) - .35, 0, 1) + .045 * (np.sin(y * 26) > .3)
def piece(a, b):
    ln = lambda u: a + (b - a) * u
    top = lambda u, v: hy(ln(u)) - .10 * np.abs(2 * v - 1) ** 4 - scale(B * (2 * v - 1), ln(u))
    S.add(Patch(lambda u, v: V(B * (2 * v - 1), ln(u), Z1), 60, 8, [fam('u', gap=2.6, w=(1.2, 2.3), grain=.3)], [('v', 0, 1.3), ('v', 1, 1.3)], hot=top, name='hot', shadow=False))
    for s in (-1, 1): S.add(Patch(lambda u, v, s=s: V(s * B, ln(u), Z0 + (Z1 - Z0) * v), 60, 4, [fam('u', gap=2.5, w=(1.2, 2.2), grain=.3)], [('v', 0, 1.2), ('v', 1, 1.4)], hot=lambda u, v: hy(ln(u)) - .10 - .06 * np.abs(2 * v - 1) ** 2, name='hot', shadow=False))
    S.add(Patch(lambda u, v: V(B * (2 * u - 1), a, Z0 + (Z1 - Z0) * v), 12, 6, [fam('v', gap=2.5, w=(1.2, 2.2), grain=.3)], [('v', 0, 1.2), ('v', 1, 1.6), ('u', 0, 1.4)], hot=lambda u, v: hy(a) + .15 - .20 * np.abs(2 * v - 1) ** 2 - .2 * np.abs(2 * u - 1) ** 5 - .04 * np.sin(u * 160), name='hot', shadow=False))
piece(YE, YM + .6)
# the kerfs: white, from both edges in to the torches
for s in (-1, 1):
    S.add(Patch(lambda u, v, s=s: V(s * (XT + (B - XT) * u), YC - .035 + .07 * v, Z1 + .004), 20, 3, [fam('u', gap=2, w=(1.8, 2.4))], [], hot=lambda u, v: 1.0 - .08 * u, name='hot', shadow=False), Patch(lambda u, v, s=s: V(s * (B + .003), YC - .035 + .07 * v, Z0 + (Z1 - Z0) * u), 8, 3, [fam('u', gap=2, w=(1.6, 2.2))], [], hot=lambda u, v: .95 + 0 * u, name='hot', shadow=False))
# ---- roller table
for i in range(-5, 15):
    y = i * .9 - .2; far = y > 8
    S.add(cyl((-1.12, y, .80), (1.12, y, .80), .18, hatch=[fam('v', gap=3.6, w=(.3, 2.0))], sil=1.9 if not far else 1.3, ew=1.5 if not far else 1, nu=40))
    for s in (-1, 1):
        S.add(cyl((s * 1.12, y, .80), (s * 1.30, y, .80), .09, hatch=[fam('v', gap=3)], sil=1.2), box(min(s * 1.28, s * 1.56), max(s * 1.28, s * 1.56), y - .2, y + .2, .60, .98, hatch=[fam('u', gap=3.4)], ew=1.4 if not far else .9))
for s in (-1, 1):
    S.add(box(min(s * 1.22, s * 1.62), max(s * 1.22, s * 1.62), -4.6, 12.6, .30, .60, hatch=[fam('u', gap=4)], ew=1.7))
    for y in np.arange(-4, 12.5, 1.8): S.add(box(min(s * 1.3, s * 1.55), max(s * 1.3, s * 1.55), y - .15, y + .15, 0, .30, hatch=[fam('u', gap=3.5)], ew=1.1))
    # runway of the carriage: girder on posts, rail
    S.add(box(min(s * 2.02, s * 2.38), max(s * 2.02, s * 2.38), -2.2, 11.6, .86, 1.2, hatch=[fam('u', gap=4)], ew=1.9), box(min(s * 2.15, s * 2.25), max(s * 2.15, s * 2.25), -2.2, 11.6, 1.2, 1.30, hatch=[fam('u', gap=2.6)], ew=1.3))
    for y in np.arange(-1.8, 11.6, 2.1): S.add(box(min(s * 2.06, s * 2.34), max(s * 2.06, s * 2.34), y - .15, y + .15, 0, .86, hatch=[fam('v', gap=3.5)], ew=1.3))
# ---- cutting carriage: end trucks, portal, torch trolleys, hoses
ya, yb = YC - 1.2, YC + 1.3
for s in (-1, 1):
    x0, x1 = min(s * 2.0, s * 2.4), max(s * 2.0, s * 2.4)
    S.add(box(x0, x1, ya - .25, yb + .25, 1.55, 1.95, hatch=[fam('u', gap=3.6)], ew=1.8))
    for y in (ya, yb): S.add(cyl((s * 2.04, y, 1.52), (s * 2.36, y, 1.52), .22, hatch=[fam('v', gap=3)], sil=1.8), cyl((s * 2.36, y, 1.52), (s * 2.44, y, 1.52), .1, hatch=[fam('v', gap=2.6)], sil=1.2))
    for y in (ya + .1, yb - .1): S.add(box(x0 + .06, x1 - .06, y - .15, y + .15, 1.95, 3.05, hatch=[fam('v', gap=3.6)], ew=1.7))
    S.add(beam((s * 2.2, ya + .1, 2.0), (s * 2.2, yb - .1, 3.0), .12), beam((s * 2.2, yb - .1, 2.0), (s * 2.2, ya + .1, 3.0), .12))
    # clamp arm that holds to the slab
    S.add(beam((s * 1.95, ya + .2, 1.75), (s * 1.12, ya + .2, 1.42), .16, hatch=[fam('u', gap=3)], ew=1.3), box(min(s * .84, s * 1.12), max(s * .84, s * 1.12), ya - .02, ya + .42, 1.04, 1.5, hatch=[fam('v', gap=3)], ew=1.5))
for y in (ya + .1, yb - .1): S.add(box(-2.45, 2.45, y - .17, y + .17, 3.05, 3.48, hatch=[fam('u', gap=4)], ew=2.0))
S.add(box(-2.3, 2.3, ya + .27, yb - .27, 3.16, 3.24, hatch={'t': [fam('u', gap=5)], 'd': [fam('u', gap=4)]}, ew=1.2))
S.add(box(-1.0, 1.0, ya + .3, yb - .3, 2.5, 2.56, hatch={'t': [fam('u', gap=5)], 'side': [], 'd': [fam('u', gap=3.4)]}, ew=1.4))       # heat shield
for x in (-.9, .9):
    for y in (ya + .4, yb - .4): S.line3([(x, y, 2.56), (x, y, 3.16)], 1.3, .5, lit=True)
yt = YC
for s in (-1, 1):                                          # a torch: bar, holder, nozzle
    x = s * XT; S.add(box(x - .17, x + .17, ya - .12, ya + .02, 2.78, 3.22, hatch=[fam('v', gap=3)], ew=1.5))
    S.add(beam((x, ya - .05, 2.9), (x, ya - .05, 2.15), .12, hatch=[fam('u', gap=2.8)], up=(0, 1, 0), ew=1.3), beam((x, ya - .05, 2.2), (x, yt - .0, 2.2), .10, hatch=[fam('u', gap=2.8)], ew=1.3))
    S.add(cyl((x, yt, 2.3), (x, yt, 1.55), .055, hatch=[fam('u', gap=2.6)], sil=1.5), cyl((x, yt, 1.55), (x, yt, 1.40), .05, .025, hatch=[fam('u', gap=2.4)], sil=1.5), box(x - .1, x + .1, yt - .1, yt + .1, 2.12, 2.32, hatch=[fam('v', gap=2.8)], ew=1.3))
    S.add(Patch(lambda u, v, x=x: V(x + (.02 - .008 * u) * np.cos(2 * math.pi * v), yt + (.02 - .008 * u) * np.sin(2 * math.pi * v), 1.40 - .19 * u), 8, 10, [fam('u', gap=1.6, w=(1.6, 2.2))], [], hot=lambda u, v: 1 + 0 * u, name='hot', shadow=False))
    for k, c in enumerate((-.03, .0, .03)):
        h = spline([(x + c, yt, 2.3), (x + c - .1, yt + .1, 2.75), (x - .5 + c, yt + .4, 3.7 - .06 * k), (-1.35 - .07 * k, yt + .55, 3.48)], 40) if s < 0 else spline([(x + c, yt, 2.3), (x + c + .1, yt + .1, 2.75), (x + .3 + c, yt + .4, 3.75 - .06 * k), (-.1, yt + .5, 3.95 - .08 * k), (-1.2 - .07 * k, yt + .55, 3.48)], 50)
        S.add(tube(h, .022, hatch=[], sil=1.3, nu=8, ends=0))
S.add(box(-2.0, -1.1, yt + .2, yt + .95, 3.48, 4.25, hatch=[fam('u', gap=3.8)], ew=1.8), box(.95, 1.75, yt - .4, yt + .4, 3.48, 3.9, hatch=[fam('u', gap=3.6)], ew=1.6), cyl((.5, yt, 3.7), (.95, yt, 3.7), .17, hatch=[fam('u', gap=3)], sil=1.5))
for x, y in ((-2.4, ya + .1), (2.4, ya + .1), (-2.4, yb - .1), (2.4, yb - .1)): S.line3([(x, y, 3.48), (x, y, 4.4)], 1.2, .55)
for h in (3.95, 4.4): S.line3([(-2.4, ya + .1, h), (2.4, ya + .1, h)], 1.3, .6); S.line3([(-2.4, yb - .1, h), (2.4, yb - .1, h)], 1.1, .45); S.line3([(-2.4, ya + .1, h), (-2.4, yb - .1, h)], 1.2, .55); S.line3([(2.4, ya + .1, h), (2.4, yb - .1, h)], 1.2, .5)
for x in (-1.2, 0, 1.2): S.line3([(x, ya + .1, 3.48), (x, ya + .1, 4.4)], 1.1, .5)
# hose loops hung on a wire along the left-hand side
S.line3([(-3.1, -2, 3.7), (-3.1, 12, 3.7)], 1.1, .45)
for k in range(5):
    a, b = 4.4 + k * 1.5, 5.9 + k * 1.5; S.add(tube(np.array([(-3.1, a + (b - a) * t, 3.68 - 1.15 * math.sin(math.pi * t) ** .8) for t in np.linspace(0, 1, 26)]), .026, hatch=[], sil=1.4, nu=8, ends=0))
S.add(tube(spline([(-3.1, 4.4, 3.66), (-2.7, 4.35, 3.3), (-2.1, 4.4, 3.7), (-1.9, 4.5, 4.0)], 20), .026, hatch=[], sil=1.4, nu=8, ends=0))
for y in (-1.6, 12): S.add(beam((-3.1, y, 0), (-3.1, y, 3.7), .12, up=(0, 1, 0))) if y > 0 else None
# ---- the machine: straightening stands, then the arc up to the mould
for y in (12.6, 14.0, 15.4):
    for s in (-1, 1): S.add(box(min(s * 1.15, s * 1.75), max(s * 1.15, s * 1.75), y - .35, y + .35, 0, 3.0, hatch=[fam('v', gap=4)], ew=1.6))
    S.add(box(-1.9, 1.9, y - .42, y + .42, 3.0, 3.55, hatch=[fam('u', gap=4)], ew=1.7), cyl((-1.15, y, 1.54), (1.15, y, 1.54), .32, hatch=[fam('v', gap=4)]), cyl((-1.15, y, .66), (1.15, y, .66), .32, hatch=[fam('v', gap=4)]), box(-1.1, 1.1, y - .2, y + .2, 2.1, 2.5, hatch=[fam('u', gap=3.6)], ew=1.2))
    for x in (-.6, .6): S.add(cyl((x, y, 2.5), (x, y, 3.0), .14, hatch=[fam('u', gap=3)], sil=1.2), cyl((x, y, 3.55), (x, y, 4.15), .24, hatch=[fam('u', gap=3.2)], sil=1.5))
R = 6.2; yc, zc = 15.0, 1.1 + R
for k in range(5):
    t = math.radians(24 + k * 15); er = np.array((0, math.sin(t), -math.cos(t))); et = np.array((0, math.cos(t), math.sin(t))); o = np.array((0, yc, zc)) + er * R
    S.add(box(-1.5, 1.5, -.68, .68, -1.25, -.55, basis=(o, (1, 0, 0), et, -er * -1), hatch=[fam('u', gap=4)], ew=1.4))
    for q in (-.5, 0, .5): S.add(cyl(o + et * q - er * .38 + (-1.2, 0, 0), o + et * q - er * .38 + (1.2, 0, 0), .19, hatch=[fam('v', gap=3.4)], sil=1.2))
    for s in (-1, 1): S.add(box(min(s * 1.3, s * 1.75), max(s * 1.3, s * 1.75), -.7, .7, -1.4, 1.3, basis=(o, (1, 0, 0), et, -er * -1), hatch=[fam('v', gap=4)], ew=1.3))
yp, zp = yc + R, zc + .2
S.add(box(-8.5, 8.0, yp - 1.4, yp + 3.5, zp, zp + .45, hatch=[fam('u', gap=4)], ew=1.8))
for x in (-8, -4.2, 4.2, 7.6): S.add(beam((x, yp - 1.1, 0), (x, yp - 1.1, zp), .42, up=(0, 1, 0), ew=1.3), beam((x, yp + 3, 0), (x, yp + 3, zp), .42, up=(0, 1, 0), ew=.9))
S.add(beam((-8, yp - 1.1, .3), (-4.2, yp - 1.1, zp - .2), .18), beam((-4.2, yp - 1.1, .3), (-8, yp - 1.1, zp - .2), .18))
S.add(beam((4.2, yp - 1.1, .3), (7.6, yp - 1.1, zp - .2), .18), beam((7.6, yp - 1.1, .3), (4.2, yp - 1.1, zp - .2), .18))
for h in (.55, 1.05): S.add(beam((-8.4, yp - 1.3, zp + .45 + h), (8, yp - 1.3, zp + .45 + h), .06, ew=.9, hatch=[]))
for x in np.arange(-8.4, 8.1, 1.37): S.add(beam((x, yp - 1.3, zp + .45), (x, yp - 1.3, zp + 1.5), .06, ew=.8, hatch=[], up=(0, 1, 0)))
S.add(box(-1.9, 1.9, yp - .6, yp + .7, zp + 1.0, zp + 1.9, hatch=[fam('u', gap=4)], ew=1.6), box(-2.05, 2.05, yp - .7, yp + .8, zp + 1.9, zp + 2.06, hatch=[fam('u', gap=3)], ew=1.5))
lo = (-.1, yp + .4, zp + 2.7)
S.add(revolve([(1.25, 0), (1.6, 2.9)], lo, hatch=[fam('u', gap=4.4, w=(.3, 2.1))], sil=2.1, nu=60, edges=[('v', 0, 1.5), ('v', .62, 1.2), ('v', .7, 1.2)]), revolve([(1.6, 2.9), (1.72, 2.9), (1.72, 3.08), (1.5, 3.08)], lo, hatch=[fam('u', gap=3)], sil=1.8, nu=60, nv=10, edges=[('v', .3, 1.2), ('v', .65, 1.5)]), cyl((-.1, yp + .4, zp + 2.06), (-.1, yp + .4, zp + 2.7), .16, hatch=[fam('u', gap=3)]))
for s in (-1, 1):
    S.add(cyl((s * 1.5 - .1, yp + .4, lo[2] + 1.9), (s * 2.1 - .1, yp + .4, lo[2] + 1.9), .22, hatch=[fam('v', gap=3)]), box(min(s * 1.95, s * 2.35) - .1, max(s * 1.95, s * 2.35) - .1, yp + .1, yp + .7, zp + .45, lo[2] + 1.75, hatch=[fam('v', gap=4)], ew=1.4))
S.add(figure(-3.6, yp - .8, zp + .45, 1.75, .4, (.4, 1.0)), figure(3.3, yp - .7, zp + .45, 1.75, 2.7, (.4, 1.05)), figure(-4.0, 9.6, 0, 1.75, .1, (.42, 1.05), lean=.05))
# operator's desk
S.add(box(-3.75, -3.4, 9.2, 10.1, 0, 1.0, hatch=[fam('u', gap=3.4)], ew=1.2))
# hall: crane columns
for y in (33, 42, 51):
    for x in (-13.5, 13.5): S.add(beam((x, y, 0), (x, y, 15.5), .7, up=(0, 1, 0), ew=1.2))
    S.add(truss((-13.5, y, 15.5), (13.5, y, 15.5), 2.2, 12, .22))
S.add(floor(S.cam, 0, 3, 60, .9, gap=8, w=(.25, 1.3), mat=.75))
S.build()
ys = np.linspace(YE, YM + .5, 30); q = S.cam.project(V(0 * ys, ys, Z1)); q0 = np.stack(q[:2], 1)
def sky(x, y):
    k = 0 * np.asarray(x, float)
    for i, (a, b) in enumerate(q0): k = np.maximum(k, .36 * np.exp(-(np.hypot(x - a, y - b) / 130) ** 2))
    return .05 - .02 * smooth(250, 610, y) + 0 * x, k
S.ruled(sky, 12, S.cam.cy + 3.5 * S.cam.f / 60 - 2, 8, w=(.2, 1.5), t0=.02)
S.engrave()
pd = lambda a, b: 'M' + 'L'.join('%.1f %.1f' % tuple(t) for t in q0[a:b])
S.glow_path(pd(0, 30), 150, .42, FIRE); S.glow_path(pd(6, 30), 70, .3, ORANGE)
(xa, ya_), (xb, yb_) = q0[0], q0[-1]
g = S.gradient('linear', [(0, '#b93c0d', 1), (.45, '#e85a16', 1), (.75, ORANGE, 1), (1, STRAW, 1)], x1='%.0f' % xa, y1='%.0f' % (ya_ + 60), x2='%.0f' % xb, y2='%.0f' % yb_)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 0), g))
S.glow_path(pd(0, 30), 40, .16, ORANGE, front=True)
for s in (-1, 1): k = S.cam.project(np.array([(s * XT, YC, 1.3)])); S.glow(k[0][0], k[1][0], 46, .75, STRAW, front=True)
k = S.cam.project(np.array([(0, YM, 1.3)])); S.glow(k[0][0], k[1][0], 120, .45, ORANGE, .7, front=True)
S.write('slab')
