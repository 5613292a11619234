import math
from engrave import *
rng = np.random.default_rng(52)
cam = Camera((2.6, -16.5, 12.6), (.3, 6.6, 0), f=1330, cx=800, cy=606)
# ---- the one river and the six that make it: each keeps its lane
MAIN = spline([(.2, 12.5), (.2, 9.5), (1.2, 5.5), (2.3, 1.5), (1.5, -2.6), (-.5, -6.2), (-1.9, -9.5), (-2.6, -13)], 400)
T = np.gradient(MAIN, axis=0); T /= np.linalg.norm(T, axis=1, keepdims=True); NRM = np.stack([-T[:, 1], T[:, 0]], 1); NRM *= np.sign(NRM[:, :1])
SX = [-16.6, -9.9, -3.5, 3.3, 9.8, 16.8]; SY = [19.6, 21.2, 22, 22, 21.2, 19.6]; JOIN = [3.2, 6.6, 10.2, 9.4, 5.4, 1.2]; LW = .255
BEND = [[(-15.2, 16.4), (-11.0, 13.6), (-9.2, 9.6), (-4.0, 7.4), (-1.2, 5.4)], [(-10.3, 17.8), (-7.0, 15.2), (-5.6, 11.8), (-2.3, 9.6)], [(-3.1, 18.8), (-1.3, 15.6), (-1.3, 12.9)], [(3.5, 18.6), (1.7, 15.4), (1.4, 12.4)], [(9.4, 17.8), (8.3, 14.4), (5.0, 11.6), (3.6, 8.6)], [(16.2, 16.0), (12.0, 13.2), (10.6, 8.8), (6.4, 6.2), (4.4, 3.6)]]
PATH = []
for i in range(6):
    j = np.argmin(np.abs(MAIN[:, 1] - JOIN[i])); lane = MAIN + NRM * (i - 2.5) * 2 * LW; k = np.arange(j, 400, 18); k = np.r_[k, 399] if k[-1] != 399 else k
    PATH.append(spline([(SX[i], SY[i])] + BEND[i] + [tuple(lane[q]) for q in k], 420))
# ---- the sand: a height field with channels and banks
GX0, GX1, GY0, GY1, GN = -30., 30., -14., 26., .07; gx, gy = np.arange(GX0, GX1, GN), np.arange(GY0, GY1, GN); D = np.full((len(gx), len(gy)), 9.)
for p in PATH:
    for q in p[::1]:
        i0, i1 = np.searchsorted(gx, (q[0] - 2.2, q[0] + 2.2)); j0, j1 = np.searchsorted(gy, (q[1] - 2.2, q[1] + 2.2))
        if i1 > i0 and j1 > j0: D[i0:i1, j0:j1] = np.minimum(D[i0:i1, j0:j1], np.hypot(gx[i0:i1, None] - q[0], gy[None, j0:j1] - q[1]))
D = D - LW; wob = .05 * np.sin(gx[:, None] * 2.1 + 1.3 * np.sin(gy[None] * 1.7)) + .04 * np.sin(gy[None] * 3.3 + gx[:, None])
D = D + wob * .5
HT = np.where(D < .62, .36 * np.sin(np.pi * np.clip((D - .05) / .57, -.12, 1)), 0) * (1 + 1.5 * wob) + .02 * np.sin(gx[:, None] * 1.3 + 2 * np.sin(gy[None] * .8)) * smooth(.6, 1.4, D)
def hgt(x, y):
    a = np.clip((x - GX0) / GN, 0, len(gx) - 1.001); b = np.clip((y - GY0) / GN, 0, len(gy) - 1.001); i, j = a.astype(int), b.astype(int); a, b = a - i, b - j
    return HT[i, j] * (1 - a) * (1 - b) + HT[i + 1, j] * a * (1 - b) + HT[i, j + 1] * (1 - a) * b + HT[i + 1, j + 1] * a * b
HOT = [((p[k, 0], p[k, 1], .75), s, 1.7) for p in PATH for k, s in ((12, .9), (75, .75), (150, .7))]
jm = [np.argmin(np.abs(MAIN[:, 1] - y)) for y in (7.2, 3, -1, -4.6, -8)]; HOT += [((MAIN[j, 0], MAIN[j, 1], 1.1), 1.2, 2.5) for j in jm]
S = Scene(cam, key=(.66, .66, -.36), key_i=.85, amb=.035, hots=HOT, rim=.2, seed=52, eps=.0016, fade=(34, 62, .7), hot_gain=.8)
def sand(u, v):
    d = 11.5 * 49 / (49 - 37.5 * v) - 7; y = -16.5 + d; w = 11.5 + (y + 12) * .5; x = .6 + w * (2 * u - 1); return np.stack([x, y, hgt(x, y)], -1)
S.add(Patch(sand, 420, 1500, [fam('u', n=150, w=(.25, 1.8), grain=.3)], [], 0, shadow=False, mat=.85, name='sand'))
def lane(i):
    p = PATH[i]; t = np.gradient(p, axis=0); t /= np.linalg.norm(t, axis=1, keepdims=True); n = np.stack([-t[:, 1], t[:, 0]], 1)
    inm = np.array([np.min(np.hypot(*(MAIN - q).T)) for q in p])
    def f(u, v): c = at(p, u) + at(n, u) * (LW * 1.1 * (2 * v - 1))[..., None]; return np.concatenate([c, (.012 + .0 * u)[..., None]], -1)
    jn = next(k for k in range(420) if inm[k] < 2.5 * 2 * LW + .05 and p[k, 1] < JOIN[i] + .6) / 419
    def h(u, v):
        seam = np.abs(2 * v - 1) ** 4 * np.where(u < jn, .13, .13 * np.exp(-(u - jn) / .13)); sl = np.clip(np.sin(u * 55 + 5 * np.sin(v * 4 + i)) * np.sin(v * 8 + u * 31 + i) - .45, 0, 1)
        return 1.01 - .13 * u - seam - .26 * sl
    return Patch(f, 300, 5, [fam('u', gap=2.5, w=(1.2, 2.3), grain=.3)], [], 0, hot=h, name='hot', shadow=False)
S.add([lane(i) for i in range(6)])
# banks: the inner lip and the crest, carved
for lev, w, c in ((.0, 2.0, .55), (.30, 1.2, .34), (.6, 1.1, .26)):
    for l in contourpy.contour_generator(x=gx, y=gy, z=D.T).lines(lev):
        if len(l) < 40: continue
        l = l[(l[:, 1] < 24) & (l[:, 1] > -12)]; z = hgt(l[:, 0], l[:, 1]) + .02
        if len(l) > 10: S.line3(np.c_[l, z], w, c, lit=True, grain=.25)
# ---- the six furnaces: small cupolas in a row, each with its spout
cu = [fam('u', gap=4.4, w=(.3, 2.0))]
for i in range(6):
    x, y = SX[i] * 1.02, SY[i] + 1.75; o = (x, y, 0); R = 1.3
    S.add(revolve([(R, .7), (R, 5.2)], o, hatch=cu, sil=2, nu=44, edges=[('v', 0, 1.5), ('v', .33, 1.2), ('v', .66, 1.2), ('v', 1, 1.5)]), revolve([(R, 5.2), (.82, 6.0), (.76, 7.6)], o, hatch=cu, sil=1.9, nu=40, nv=16, edges=[('v', 1, 1.6), ('v', .36, 1.2)]), revolve([(.76, 7.6), (.6, 7.6)], o, hatch=[], nu=30, sil=0, edges=[('v', 1, 1)]))
    S.add(tube(np.array([(x + 1.62 * math.cos(a), y + 1.62 * math.sin(a), 2.5) for a in np.linspace(0, 2 * math.pi, 50)]), .24, hatch=[fam('u', gap=3)], sil=1.5, nu=12, ends=0))
    for k in range(8): a = k * math.pi / 4 + .39; S.add(cyl((x + 1.62 * math.cos(a), y + 1.62 * math.sin(a), 2.3), (x + 1.28 * math.cos(a), y + 1.28 * math.sin(a), 1.7), .09, hatch=[], sil=1, nu=8, cap=False))
    for a in (.8, 2.35, 3.9, 5.5): S.add(beam((x + 1.1 * math.cos(a), y + 1.1 * math.sin(a), 0), (x + 1.1 * math.cos(a), y + 1.1 * math.sin(a), .75), .2, ew=1, up=(0, 1, 0)))
    d = np.array((SX[i] - x, SY[i] - y)); d = d / np.linalg.norm(d); e = np.array((-d[1], d[0])); P3 = lambda a, b, z: (x + d[0] * a + e[0] * b, y + d[1] * a + e[1] * b, z)
    S.add(box(0, 1.15, -.42, -.26, 0, .42, basis=(P3(1.15, 0, .72), (*d, -.35), (*e, 0), (0, 0, 1)), hatch=[fam('u', gap=2.6)], ew=1.2), box(0, 1.15, .26, .42, 0, .42, basis=(P3(1.15, 0, .72), (*d, -.35), (*e, 0), (0, 0, 1)), hatch=[fam('u', gap=2.6)], ew=1.2), box(0, 1.15, -.42, .42, -.12, 0.02, basis=(P3(1.15, 0, .72), (*d, -.35), (*e, 0), (0, 0, 1)), hatch=[fam('u', gap=2.6)], ew=1.2))
    H = lambda: [fam('u', gap=2.3, w=(1.2, 2.2), grain=.3)]
    S.add(quad(P3(1.2, -.26, .95), P3(1.2, .26, .95), P3(2.3, .26, .57), P3(2.3, -.26, .57), hatch=[fam('v', gap=2.3, w=(1.2, 2.2))], ew=0, hot=lambda u, v: .99 - .04 * v, name='hot', shadow=False), quad(P3(1.33, -.3, .95), P3(1.33, .3, .95), P3(1.33, .26, 1.5), P3(1.33, -.26, 1.5), hatch=H(), ew=1.2, hot=lambda u, v: .95 - .2 * v, name='hot', shadow=False))
    def fall(u, v, P3=P3): 
        t = u; a = 2.28 + .42 * t; z = .58 - .57 * t ** 1.6; b = .26 * (1 - .15 * t) * (2 * v - 1); return np.stack([x_ + d_[0] * a + e_[0] * b, y_ + d_[1] * a + e_[1] * b, z], -1)
    def mk(x_, y_, d_, e_):
        return lambda u, v: np.stack([x_ + d_[0] * (2.28 + .42 * u) + e_[0] * .26 * (2 * v - 1), y_ + d_[1] * (2.28 + .42 * u) + e_[1] * .26 * (2 * v - 1), .58 - .56 * u ** 1.6], -1)
    S.add(Patch(mk(x, y, d, e), 20, 4, [fam('u', gap=2.3, w=(1.2, 2.2))], [], 0, hot=lambda u, v: .97 - .05 * u, name='hot', shadow=False))
# charging platform behind them
for i in range(5):
    a, b = (SX[i] * 1.02, SY[i] + 2.6), (SX[i + 1] * 1.02, SY[i + 1] + 2.6); S.add(beam((*a, 5.3), (*b, 5.3), .9, .16, hatch=[fam('u', gap=3.4)], ew=1.3))
    S.line3([(a[0], a[1] - .4, 6.3), (b[0], b[1] - .4, 6.3)], 1, .45); S.line3([(a[0], a[1] - .4, 5.85), (b[0], b[1] - .4, 5.85)], .9, .35)
    for t in np.linspace(.15, .85, 5): x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t - .4; S.line3([(x, y, 5.35), (x, y, 6.3)], .9, .4)
    for t in (.34, .66): x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t; S.add(beam((x, y, 0), (x, y, 5.25), .2, ew=1, up=(0, 1, 0), hatch=[]))
# ---- people with skimmers, a few tools
for x, y, f, tl in ((-7.2, 6.2, .55, 2.4), (6.9, 9.6, 3.5, 2.2), (5.6, -1.2, 2.9, 2.8), (-12.6, 17.2, -.2, 0), (-2.6, -2.6, .3, 0)):
    S.add(figure(x, y, 0, 1.78, f, (.6, 1.0), lean=.12, tool=tl or None))
for x, y, a in ((8.6, 2.2, .5), (-7.6, -1.2, 2.4)):
    b = (x + 1.7 * math.cos(a), y + 1.7 * math.sin(a), .08); S.add(tube(np.array([(x, y, .06), b]), .035, hatch=[], sil=1.4, nu=8, n=2)); c, n = math.cos(a), math.sin(a)
    S.add(box(0, .42, -.17, .17, 0, .05, basis=(b, (c, n, 0), (-n, c, 0), (0, 0, 1)), hatch=[fam('u', gap=2.4)], ew=1.3))
for x, y, r in ((11.6, 4.2, 1.3), (13.4, 5.2, .9), (-9.6, 1.8, 1.2)):
    S.add(Patch(lambda u, v, x=x, y=y, r=r: np.stack([x + r * v * np.cos(6.2832 * u) * (1 + .1 * np.sin(18.85 * u)), y + r * v * np.sin(6.2832 * u), r * .55 * (1 - np.clip(v, 0, 2) ** 1.3)], -1), 40, 12, [fam('u', gap=3.6, w=(.3, 1.9), grain=.45)], [], 1.6))
S.build()
hx, hy, _ = cam.project(np.array([[0, 14, 0.], [0, 23, 0], [1, 4, 0]]))
def sky(x, y):
    return .04 + .04 * smooth(50, 300, y) + 0 * x, .22 * np.exp(-((y - hy[1]) / 150) ** 2) * np.exp(-((x - 790) / 560) ** 2)
S.ruled(sky, 12, 330, 8.5, w=(.2, 1.5), t0=.03)
S.engrave()
def pp(p, a=0, b=None): q = cam.project(np.c_[p[a:b], np.zeros(len(p[a:b]))]); k = q[2] > 1; return 'M' + 'L'.join('%.1f %.1f' % t for t in zip(q[0][k][::6], q[1][k][::6]))
for i in range(6): S.glow_path(pp(PATH[i], 0, 200), 60, .30, FIRE, 10)
md = pp(MAIN, 60); S.glow_path(md, 170, .36, FIRE); S.glow_path(md, 90, .3, ORANGE); S.glow(hx[0], hy[0], 760, .28, FIRE, .5)
g = S.gradient('linear', [(0, WHITE, 1), (.5, '#ffe2a4', 1), (1, STRAW, 1)], x1=0, y1=hy[1], x2=0, y2=1200)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.glow_path(md, 44, .16, STRAW, front=True); S.glow(hx[2], hy[2], 200, .3, STRAW, .7, front=True)
S.write('six-rivers')
