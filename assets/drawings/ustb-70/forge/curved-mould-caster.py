import math
from engrave import *
R, CX, CZ, T, WD = 6.0, 6.0, 6.0, .17, .62      # arc, its centre, half thickness and half width of the strand
XE = 14.6
def pol(th, r): return np.stack([CX - r * np.cos(th), CZ - r * np.sin(th)], -1)
TH0 = math.radians(-7.5); LA = R * (math.pi / 2 - TH0); LT = LA + XE - CX
def line(s, off=0.):
    """point on the strand s metres from the mould, off = towards the arc's centre / up"""
    s = np.asarray(s, float); th = TH0 + np.minimum(s, LA) / R; p = pol(th, R - off); x = p[..., 0] + np.maximum(s - LA, 0); return np.stack([x, p[..., 1]], -1)
def heat_at(s): return np.interp(s, [0, 1.2, 4, 7.5, 10.5, 14, LT], [1, .975, .9, .8, .7, .5, .13])
HOT = []
for s, i in ((.6, 1.3), (2.6, 1.2), (4.8, 1.1), (7.2, .9), (9.6, .7)):
    q = line(s, 0); HOT.append(((q[0], -WD - .35, q[1]), i, 1.15))
S = Scene(Camera((10.8, -23, 7.4), (5.6, 0, 7.4), f=1490, cx=818, cy=532, level=True), key=(.52, .72, -.46), key_i=.85, amb=.04, hots=HOT, rim=.25, seed=21, eps=.0016, fade=(26, 60, .75))
xyz = lambda p, y: np.stack([p[..., 0], np.broadcast_to(y, p[..., 0].shape), p[..., 1]], -1)
# ---- the strand: near edge, inner face, end
F = lambda: [fam('u', gap=2.4, w=(1.2, 2.3), grain=.3)]
hs = lambda k: (lambda u, v: heat_at(u * LT) - k - .05 * np.abs(2 * v - 1) ** 3 - .05 * np.clip(np.sin(u * 90 + v * 5) * np.sin(v * 9 + u * 31), 0, 1))
S.add(Patch(lambda u, v: xyz(line(u * LT, T * (2 * v - 1)), -WD), 160, 3, F(), [('v', 0, 1.4), ('v', 1, 1.4)], hot=hs(0), name='hot', shadow=False),
      Patch(lambda u, v: xyz(line(u * LT, T), WD * (2 * v - 1)), 160, 5, F(), [('v', 1, 1.2)], hot=hs(.035), name='hot', shadow=False),
      Patch(lambda u, v: xyz(line(LT + 0 * u, T * (2 * v - 1)), WD * (2 * u - 1)), 6, 4, F(), [('u', 0, 1.2), ('u', 1, 1.2)], hot=lambda u, v: .2 + .03 * np.sin(v * 3), name='hot', shadow=False))
# ---- helpers that bend with the arc
def pbox(s0, s1, a, b, y0, y1, hatch=None, ew=1.3, n=14):
    h = hatch or [fam('u', gap=4)]
    g = lambda s, o, y: xyz(line(s, o), y)
    L = lambda u: s0 + (s1 - s0) * u
    E = [('v', 0, ew), ('v', 1, ew), ('u', 0, ew * .8), ('u', 1, ew * .8)]
    return [Patch(lambda u, v: g(L(u), a + (b - a) * v, y0 + 0 * u), n, 3, h, E), Patch(lambda u, v: g(L(u), a + (b - a) * v, y1 + 0 * u), n, 3, h, E),
            Patch(lambda u, v: g(L(u), b + 0 * u, y0 + (y1 - y0) * v), n, 3, h, E), Patch(lambda u, v: g(L(u), a + 0 * u, y0 + (y1 - y0) * v), n, 3, h, E),
            Patch(lambda u, v: g(s0 + 0 * u, a + (b - a) * v, y0 + (y1 - y0) * u), 3, 3, h, E), Patch(lambda u, v: g(s1 + 0 * u, a + (b - a) * v, y0 + (y1 - y0) * u), 3, 3, h, E)]
def roll(s, off, r, y=WD + .2, chock=True):
    c = line(s, off); S.add(cyl((c[0], -y, c[1]), (c[0], y, c[1]), r, hatch=[fam('v', gap=3.6, w=(.3, 1.9))], sil=1.7, ew=1.5, nu=30))
    S.add(cyl((c[0], -y - .2, c[1]), (c[0], -y, c[1]), r * .42, hatch=[fam('v', gap=2.6)], sil=1.3, ew=1.2, nu=20))
# ---- mould: copper plates, water jacket, flanges
for a, b in ((T + .01, T + .5), (-T - .5, -T - .01)):
    S.add(pbox(.0, .95, a, b, -WD - .28, WD + .28, [fam('v', gap=4.2)], 1.8)); S.add(pbox(-.06, .06, min(a, b) - .06, max(a, b) + .06, -WD - .34, WD + .34, None, 1.6), pbox(.9, 1.0, min(a, b) - .06, max(a, b) + .06, -WD - .34, WD + .34, None, 1.6))
    for k in (.3, .62): S.add(pbox(k, k + .05, min(a, b) - .04, max(a, b) + .04, -WD - .32, WD + .32, [fam('u', gap=2.6)], 1.1))
S.add(pbox(.0, .16, -T - .01, T + .01, -WD - .28, -WD - .02, [fam('u', gap=3)], 1.4))
S.add(tube(spline([(-.75, -.5, 5.9), (-1.3, -.5, 5.8), (-1.7, -.5, 5.3), (-1.75, -.5, 4.2)], 20), .13, hatch=[fam('u', gap=3)]), tube(spline([(-.7, -.5, 6.3), (-1.6, -.5, 6.2), (-2.2, -.5, 5.6), (-2.25, -.5, 4.2)], 20), .13, hatch=[fam('u', gap=3)]))
# ---- guide segments on the arc
segs = [(1.15, 3.0, 5, .145), (3.15, 5.3, 5, .17), (5.45, 7.6, 4, .2), (7.75, 9.75, 4, .21)]
for s0, s1, n, r in segs:
    for k in range(n):
        s = s0 + (k + .5) * (s1 - s0) / n
        for sg in (1, -1):
            roll(s, sg * (T + r), r); S.add(pbox(s - .11, s + .11, *sorted((sg * (T + r - .1), sg * (T + .62))), -WD - .46, -WD - .24, [fam('v', gap=3)], 1.2, 4)); S.add(pbox(s - .11, s + .11, *sorted((sg * (T + r - .1), sg * (T + .62))), WD + .24, WD + .44, [], .9, 4))
    for sg in (1, -1):
        for y in (-WD - .5, WD + .22):
            S.add(pbox(s0, s1, *sorted((sg * (T + .6), sg * (T + .92))), y, y + .28, [fam('u', gap=3.4, w=(.3, 2.0))], 1.8, 24))
        for k in (0, 1):
            s = s0 + .16 + k * (s1 - s0 - .32); S.add(pbox(s - .08, s + .08, *sorted((sg * (T + .62), sg * (T + .9))), -WD - .4, WD + .4, [fam('v', gap=3)], 1.1, 4))
    for k in (.04, .96):                                   # tie rods with nuts
        s = s0 + (s1 - s0) * k; a, b = line(s, T + 1.06), line(s, -T - 1.06); S.add(cyl((a[0], -WD - .62, a[1]), (b[0], -WD - .62, b[1]), .06, hatch=[fam('v', gap=2.6)], sil=1.2, nu=12))
        for o in (T + .98, -T - .98): S.add(pbox(s - .1, s + .1, o - .06, o + .06, -WD - .73, -WD - .51, [], 1.2, 3))
# footings of the segments
for s, x in ((3.1, -.95), (5.4, .9), (7.7, 3.1), (9.6, 4.9)):
    c = line(s, -T - .95); S.add(beam((c[0] - .1, -WD - .2, c[1]), (c[0] - .35, -WD - .2, -1.4), .26, up=(0, 1, 0), ew=1.2), beam((c[0] - .1, WD + .2, c[1]), (c[0] - .35, WD + .2, -1.4), .26, up=(0, 1, 0)))
# ---- withdrawal and straightening stands
for x in (6.35, 7.6, 8.85):
    s = LA + x - CX
    for sg in (1, -1): roll(s, sg * (T + .32), .32)
    for y in (-WD - .62, WD + .3):
        for dx in (-.42, .42): S.add(box(x + dx - .1, x + dx + .1, y, y + .3, -1.15, 1.62, hatch=[fam('v', gap=3.4)], ew=1.5))
        S.add(box(x - .58, x + .58, y - .03, y + .33, 1.62, 1.95, hatch=[fam('u', gap=3.4)], ew=1.6), box(x - .3, x + .3, y + .02, y + .28, .26, .78, hatch=[fam('u', gap=3.2)], ew=1.2), box(x - .3, x + .3, y + .02, y + .28, -.74, -.24, hatch=[fam('u', gap=3.2)], ew=1.2))
        S.add(cyl((x, y + .15, 1.95), (x, y + .15, 2.5), .17, hatch=[fam('u', gap=3)], sil=1.4), cyl((x, y + .15, .78), (x, y + .15, 1.62), .07, hatch=[fam('v', gap=2.5)], sil=1.1))
S.add(box(5.6, 9.6, -WD - .8, WD + .7, -1.5, -1.15, hatch=[fam('u', gap=3.6)], ew=1.6))
# ---- run-out table
for i, x in enumerate(np.arange(10.0, 17.4, .82)): roll(LA + x - CX, -T - .2, .2, WD + .22)
for y in (-WD - .55, WD + .3): S.add(box(9.65, 17.6, y, y + .25, -.62, -.22, hatch=[fam('u', gap=3.6)], ew=1.6))
for x in (10.2, 12.4, 14.6, 16.8):
    for y in (-WD - .5, WD + .35): S.add(box(x - .13, x + .13, y, y + .2, -1.5, -.62, hatch=[fam('v', gap=3)], ew=1.2))
# a cut, cold slab ahead
S.add(box(15.25, 17.5, -WD, WD, -T, T, hatch={'side': [fam('u', gap=2.8, w=(.3, 2.0))], 't': [fam('u', gap=4, w=(.3, 2.0))]}, ew=1.8))
# ---- tundish on its car, stopper gear, nozzle
def hopper(x0, x1, y, z0, z1, k, hatch):
    lo = [(x0 + k, -y + k * .6, z0), (x1 - k, -y + k * .6, z0), (x1 - k, y - k * .6, z0), (x0 + k, y - k * .6, z0)]; hi = [(x0, -y, z1), (x1, -y, z1), (x1, y, z1), (x0, y, z1)]
    for i in range(4): j = (i + 1) % 4; S.add(quad(lo[i], lo[j], hi[j], hi[i], hatch=hatch, ew=1.8))
hopper(-3.7, .95, .85, 7.2, 8.25, .32, [fam('u', gap=4.6, w=(.3, 2.0))])
S.add(box(-3.8, 1.05, -.95, .95, 8.25, 8.42, hatch=[fam('u', gap=3.2)], ew=1.8)); S.add(box(-3.3, -.9, -.7, .7, 8.42, 8.6, hatch=[fam('u', gap=3.4)]), box(-.6, .8, -.7, .7, 8.42, 8.6, hatch=[fam('u', gap=3.4)]))
for x in (-3.0, -1.4, .25): 
    S.add(quad((x, -.87, 8.25), (x + .12, -.87, 8.25), (x + .12, -.72, 7.2), (x, -.72, 7.2), hatch=[fam('v', gap=2.6)], ew=1.2))
S.add(cyl((-.02, 0, 6.55), (-.02, 0, 7.2), .13, hatch=[fam('u', gap=3)], sil=1.6), cyl((-.02, 0, 7.0), (-.02, 0, 7.2), .26, hatch=[fam('u', gap=3)], sil=1.6))
S.add(cyl((-.02, 0, 8.6), (-.02, 0, 9.35), .05, hatch=[], sil=1.1), beam((-.02, 0, 9.3), (.95, 0, 9.3), .12), cyl((.95, 0, 8.0), (.95, 0, 9.4), .08, hatch=[fam('v', gap=2.5)], sil=1.2))
for y in (-1.25, 1.1): S.add(box(-4.3, 1.5, y, y + .22, 7.0, 7.3, hatch=[fam('u', gap=3.2)], ew=1.5))
for x in (-3.9, 1.1):
    for y in (-1.25, 1.1): S.add(box(x - .12, x + .12, y, y + .22, 6.75, 7.0, hatch=[fam('v', gap=3)]), cyl((x, y - .05, 6.72), (x, y + .27, 6.72), .24, hatch=[fam('v', gap=3)], sil=1.4))
# ---- ladle on its hooks
LX, LZ = -2.2, 9.15
S.add(revolve([(1.22, 0), (1.5, 2.75)], (LX, 0, LZ), hatch=[fam('u', gap=4.8, w=(.3, 2.2)), fam('v', gap=9, w=(.2, .7), t0=.55)], sil=2.5, nu=64, edges=[('v', 0, 2), ('v', .3, 1.2), ('v', .36, 1.2)]), revolve([(0, 0), (1.22, 0)], (LX, 0, LZ), hatch=[fam('u', gap=5)], sil=0))
for z, r in ((1.55, 1.36), (2.05, 1.41)): S.add(revolve([(r, z), (r + .12, z), (r + .12, z + .22), (r + .02, z + .22)], (LX, 0, LZ), hatch=[fam('u', gap=3)], sil=1.8, nu=64, nv=10, edges=[('v', .25, 1.3), ('v', .72, 1.3)]))
S.add(revolve([(1.5, 2.75), (1.64, 2.76), (1.64, 2.95), (1.36, 2.95)], (LX, 0, LZ), hatch=[fam('u', gap=3, w=(.3, 2))], sil=2.2, nu=64, nv=10, edges=[('v', .25, 1.5), ('v', .55, 1.8), ('v', 1, 1.5)]), revolve([(1.36, 2.95), (1.33, 2.3)], (LX, 0, LZ), hatch=[fam('u', gap=4)], sil=0, nu=64))
S.add(cyl((LX, 0, 8.6), (LX, 0, LZ), .17, hatch=[fam('u', gap=3)], sil=1.6), box(LX - .45, LX + .55, -.32, .32, LZ - .22, LZ - .02, hatch=[fam('u', gap=3)], ew=1.3))
for sg in (-1, 1):
    S.add(cyl((LX + sg * 1.45, 0, LZ + 1.9), (LX + sg * 2.05, 0, LZ + 1.9), .22, hatch=[fam('v', gap=3)], sil=1.7))
    x = LX + sg * 1.86
    def hook(u, v, x=x): 
        p = spline([(.16, 4.5), (.16, 2.6), (.3, 2.0), (.16, 1.66), (-.2, 1.6), (-.36, 1.9)], 60); q = at(p, u); t = at(np.gradient(p, axis=0), u); t = t / np.linalg.norm(t, axis=-1, keepdims=True); w = (.15 - .06 * u)[..., None] * np.stack([t[..., 1], -t[..., 0]], -1)
        r = q + w * (2 * v - 1)[..., None]; return np.stack([x + 0 * u, r[..., 0] - .05, LZ + r[..., 1]], -1)
    for dx in (-.09, .09): S.add(Patch(lambda u, v, h=hook, dx=dx: h(u, v) + np.array((dx, 0, 0)), 60, 4, [fam('u', gap=2.8)], [('v', 0, 1.5), ('v', 1, 1.5), ('u', 1, 1.2)]))
    S.add(Patch(lambda u, v, h=hook: h(u, 0 * v) + np.stack([.18 * v - .09, 0 * v, 0 * v], -1), 60, 3, [fam('u', gap=2.8)], [('v', 0, 1.5), ('v', 1, 1.5)]))
S.add(box(LX - 2.15, LX + 2.15, -.2, .2, LZ + 4.4, LZ + 4.95, hatch=[fam('u', gap=4)], ew=1.8), box(LX - .6, LX + .6, -.3, .3, LZ + 4.95, LZ + 5.3, hatch=[fam('u', gap=3.4)], ew=1.5))
for dx in (-.45, -.15, .15, .45): S.line3([(LX + dx, 0, LZ + 5.3), (LX + dx * .9, 0, LZ + 9)], 1.2, .5)
# ---- casting floor behind and to the left, columns, rail, people
S.add(box(-6.3, -1.75, -2.4, 3.6, 5.95, 6.3, hatch={'side': [fam('u', gap=4)], 't': [fam('u', gap=6)]}, ew=1.8), box(-1.75, 3.6, 1.4, 3.6, 5.95, 6.3, hatch={'side': [fam('u', gap=4)], 't': [fam('u', gap=6)]}, ew=1.6))
for x, y in ((-5.9, -2.1), (-2.3, -2.1), (-5.9, 3.2), (-2.3, 3.2), (.6, 3.2), (3.2, 3.2)): S.add(beam((x, y, -1.5), (x, y, 5.95), .34, up=(0, 1, 0), ew=1.4))
S.add(beam((-5.9, -2.1, -1.2), (-2.3, -2.1, 5.6), .16), beam((-2.3, -2.1, -1.2), (-5.9, -2.1, 5.6), .16))
for a, b in (((-6.2, 3.5), (3.5, 3.5)), ((3.5, 1.5), (3.5, 3.5))):
    for h in (.55, 1.05): S.add(beam((*a, 6.3 + h), (*b, 6.3 + h), .06, ew=.9, hatch=[]))
    for t in np.linspace(0, 1, 9 if a[0] < 0 else 3): S.add(beam((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, 6.3), (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, 7.35), .06, ew=.8, hatch=[], up=(0, 1, 0)))
for y in (-1.14, 1.2): S.add(beam((-6.2, y, 6.42), (2.2, y, 6.42), .16, ew=1.2))
S.add(figure(2.3, 2.0, 6.3, 1.75, math.pi + .3, (.5, 1.15)), figure(-5.2, -1.7, 6.3, 1.75, .5, (.35, 1.0)), figure(11.9, 2.3, -1.5, 1.75, 3.6, (.4, 1.05)))
# ---- floor
S.add(floor(S.cam, -1.5, 10, 70, .9, w=(.25, 1.3), mat=.8))
# ---- construction: centre, radii, the circle going on
y = -WD - .02; C = (CX, y, CZ); c1 = .42
P3 = lambda th, r: (CX - r * math.cos(th), y, CZ - r * math.sin(th))
for th in (0, math.radians(30), math.radians(60), math.pi / 2): S.line3([P3(th, .0), P3(th, R - T - 1.1 if th not in (0,) else R - T - .75)], 1.15, c1, dash=(30, 7, 5, 7), grain=0)
S.line3([P3(0, -1.1), P3(0, 0)], 1.15, c1, dash=(30, 7, 5, 7), grain=0); S.line3([P3(math.pi / 2, -1.1), P3(math.pi / 2, 0)], 1.15, c1, dash=(30, 7, 5, 7), grain=0)
S.line3([P3(t, R) for t in np.linspace(math.pi / 2 + .02, math.pi * 1.22, 160)], 1.15, c1, dash=(30, 7, 5, 7), grain=0)
for r in (.16, .3): S.line3([P3(t, r) for t in np.linspace(0, 2 * math.pi, 60)], 1.4, .6, grain=0)
S.line3([P3(t, 1.35) for t in np.linspace(0, math.pi / 2, 40)], 1.2, .5, grain=0)
S.build()
pts = S.cam.project(xyz(line(np.linspace(.2, LT, 60)), -WD)); q0 = np.stack(pts[:2], 1)
hv = heat_at(np.linspace(.2, LT, 60))
def sky(x, y):
    d = np.full(np.shape(x), 1e9); k = 0 * np.asarray(x, float)
    for (a, b), t in zip(q0[::3], hv[::3]): e = np.hypot(x - a, y - b); k = np.maximum(k, (t - .4).clip(0) * np.exp(-(e / 120) ** 2)); 
    return .055 - .03 * smooth(300, 720, y) + 0 * x, .42 * k
hz = S.cam.cy + 8.9 * S.cam.f / 70
S.ruled(sky, 12, hz - 2, 8, w=(.2, 1.5), t0=.02)
S.engrave()
# ---- glow along the strand, dying as it cools
def pd(a, b): return 'M' + 'L'.join('%.1f %.1f' % tuple(t) for t in q0[a:b])
S.glow_path(pd(0, 26), 120, .5, FIRE); S.glow_path(pd(0, 14), 70, .35, ORANGE); S.glow_path(pd(25, 38), 80, .22, '#e0561a')
x1, y1 = q0[0]; xm, ym = q0[-1]
arcg = S.gradient('linear', [(0, WHITE, 1), (.2, STRAW, 1), (.45, ORANGE, 1), (.6, FIRE, 1), (.74, '#7a2a0e', 1), (.88, '#2a1c1c', 1), (1, '#10161e', 1)], x1='%.0f' % x1, y1='%.0f' % y1, x2='%.0f' % xm, y2='%.0f' % ym)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 0), arcg))
S.glow_path(pd(0, 12), 26, .32, STRAW, front=True); S.glow_path(pd(10, 30), 26, .22, ORANGE, front=True)
S.write('curved-mould-caster')
