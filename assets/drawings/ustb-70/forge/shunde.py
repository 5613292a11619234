import math
from engrave import *
rng = np.random.default_rng(16)
WZ = -1.7; XL, XR = -13.5, 10.0
HOT = [((-2.5, 150, 6), 1.45, 190), ((-2.5, 30, WZ + 1.2), .5, 14), ((-2.5, 2, WZ + 1.0), .35, 10)]
eye = np.array((-2.2, -32., 7.6)); ya = math.radians(11.8)
cam = Camera(eye, eye + np.array((math.sin(ya), math.cos(ya), 0)), f=1110, cx=838, cy=585, level=True)
S = Scene(cam, key=(.72, .52, -.42), key_i=.95, amb=.04, hots=HOT, rim=.22, seed=44, eps=.0016, fade=(45, 190, .78))
_light = S.light
def light(P, N, p=None, edge=False):
    c, h = _light(P, N, p, edge)
    if p is not None and p.name == 'water': c = c * .5; h = h * .0
    return c, h
S.light = light
# ---- banks: quay walls with a coping, promenades
for x0, x1 in ((-70, XL), (XR, 80)):
    S.add(box(x0, x1, -40, 170, WZ - .5, .0, hatch={'side': [fam('v', gap=4.4, w=(.3, 1.9), grain=.3)], 'l': [fam('u', gap=4.2, w=(.3, 1.9), grain=.3)], 'r': [fam('u', gap=4.2, w=(.3, 1.7), grain=.3)], 't': [fam('v', gap=7, w=(.25, 1.2), grain=.3)]}, ew=1.6, mesh=40, shadow=False))
for x0, x1 in ((XL - .8, XL + .12), (XR - .12, XR + .8)): S.add(box(x0, x1, -40, 170, 0, .22, hatch={'side': [fam('v', gap=3)], 'l': [fam('u', gap=2.8)], 'r': [fam('u', gap=2.8)], 't': [fam('v', gap=3.4)]}, ew=1.6, mesh=30))
def rail(pts, n, h=1.05, ew=.9):
    p = even(np.array(pts, float), n)
    for hh in (h * .5, h): S.add(tube(p + (0, 0, hh), .03, hatch=[], sil=ew, nu=6, ends=0, shadow=False))
    for q in p: S.add(cyl(q, q + (0, 0, h), .03, hatch=[], sil=ew * .9, cap=False, ew=0, nu=6, shadow=False))
rail([(XR + .35, -24, .22), (XR + .35, 110, .22)], 56); rail([(XL - .35, -16, .22), (XL - .35, 110, .22)], 46)
# ---- the arcade: three storeys over a deep vaulted walk, along the right bank
def arcade(X, y0, bays, B=6.0, floors=3, dep=16., sg=-1, FH=3.7, G=5.4):
    """front plane at x=X looking to sg*x"""
    top = G + floors * FH; y1 = y0 + bays * B
    # spandrel with arches: for each bay a patch from the arch curve up to the first floor
    for k in range(bays):
        a = y0 + k * B; pw = .42; r = (B - 2 * pw) / 2
        def f(u, v, a=a):
            y = a + B * u; s = np.clip((y - a - pw - r) / r, -1, 1); zc = 3.0 + 1.75 * np.sqrt(1 - s * s); zc = np.where((y < a + pw) | (y > a + B - pw), 3.0, zc); return np.stack([X + 0 * u, y, zc + (G - zc) * v], -1)
        S.add(Patch(f, 60, 3, [fam('u', gap=4.0, w=(.3, 1.8))], [('v', 0, 1.6)], mat=.72))
        S.add(Patch(lambda u, v, f=f: f(u, 0 * v) + np.stack([-sg * .7 * v, 0 * v, 0 * v], -1), 50, 3, [fam('u', gap=2.6, w=(.3, 1.9))], [], 0))
    for k in range(bays + 1):
        y = y0 + k * B; S.add(box(X - .02, X + .75, y - .42, y + .42, .0, 3.0, hatch=[fam('v', gap=2.8, w=(.3, 2.0))], ew=1.5), box(X - .12, X + .85, y - .52, y + .52, 0, .35, hatch=[], ew=1.1), box(X - .10, X + .8, y - .5, y + .5, 2.86, 3.06, hatch=[], ew=1.1))
    S.add(quad((X + 4.2, y0, 0), (X + 4.2, y1, 0), (X + 4.2, y1, G), (X + 4.2, y0, G), hatch=[fam('u', gap=4, w=(.25, 1.2))], ew=1, mat=.6))
    for k in range(bays): y = y0 + k * B; S.add(quad((X + 4.1, y + 1.2, 0), (X + 4.1, y + 4.6, 0), (X + 4.1, y + 4.6, 3.2), (X + 4.1, y + 1.2, 3.2), hatch=[], ew=.9))
    S.add(quad((X, y0, G), (X, y1, G), (X + 4.2, y1, G), (X + 4.2, y0, G), hatch=[fam('u', gap=4)], ew=0))
    # storeys: dark recess, slab edges, upright fins for shade, planted parapets
    S.add(quad((X + .9, y0, G), (X + .9, y1, G), (X + .9, y1, top), (X + .9, y0, top), hatch=[], ew=0))
    for i in range(floors + 1):
        z = G + i * FH; S.add(box(X - .35, X + 1.0, y0 - .3, y1, z - .28, z + .08, hatch={'l': [fam('u', gap=3.4, w=(.4, 1.8))], 'side': [fam('u', gap=2.6)], 't': [fam('v', gap=3)], 'd': [fam('v', gap=3)]}, ew=1.5, mesh=12, mat=.8))
        if i < floors: S.add(quad((X, y0, z + .08), (X, y1, z + .08), (X, y1, z + 1.0), (X, y0, z + 1.0), hatch=[fam('u', gap=4.2, w=(.3, 1.7))], ew=1.1, mat=.7))
    for k in range(bays * 4 + 1):
        y = y0 + k * B / 4; w = .16 if k % 4 == 0 else .07
        for i in range(floors): z = G + i * FH; S.add(box(X - .15, X + .75, y - w, y + w, z + (1.0 if k % 4 else .08), z + FH - .28, hatch={'l': [fam('v', gap=2.4)], 'f': [fam('v', gap=2.6, w=(.3, 1.3))], 'side': []}, ew=.9))
    # gable end towards us, roof
    S.add(quad((X, y0, 0), (X + dep, y0, 0), (X + dep, y0, top + .1), (X, y0, top + .1), hatch=[fam('u', gap=4.6, w=(.25, 1.4))], ew=1.6, n=8))
    for xx in (X + 1.0, X + 6.2):          # two arches more round the corner, and the loggias over them
        S.add(Patch(lambda u, v, xx=xx: np.stack([xx + 4.2 * u, y0 - .3 + 0 * u, v * (3.0 + 1.8 * np.sqrt(np.clip(1 - (2 * u - 1) ** 2, 0, 1)))], -1), 50, 3, [], [('v', 1, 1.7), ('u', 0, 1.3), ('u', 1, 1.3)]))
        S.line3([(xx + 2.1 + 2.4 * math.cos(q), y0 - .32, 3.0 + 2.1 * math.sin(q)) for q in np.linspace(0, math.pi, 40)], 1.1, .4)
    for i in range(floors + 1): z = G + i * FH; S.add(box(X - .35, X + dep, y0 - .3, y0 + .1, z - .28, z + .08, hatch={'f': [fam('u', gap=2.6, w=(.3, 1.6))], 'side': [fam('u', gap=2.6)]}, ew=1.4))
    for i in range(floors):
        for xx in (X + 7.2, X + 11.4): S.add(quad((xx, y0 - .15, G + i * FH + 1), (xx + 1.6, y0 - .15, G + i * FH + 1), (xx + 1.6, y0 - .15, G + i * FH + 2.9), (xx, y0 - .15, G + i * FH + 2.9), hatch=[], ew=1.1))
    for i in range(floors): S.add(quad((X + 3, y0 - .15, G + i * FH + 1), (X + 4.6, y0 - .15, G + i * FH + 1), (X + 4.6, y0 - .15, G + i * FH + 2.9), (X + 3, y0 - .15, G + i * FH + 2.9), hatch=[], ew=1.1))
    S.add(box(X - 1.1, X + dep, y0 - .9, y1 + .5, top + .5, top + .85, hatch={'l': [fam('u', gap=2.6, w=(.4, 2.1))], 'side': [fam('u', gap=2.8)], 'd': [fam('v', gap=3.6)]}, ew=1.9, mesh=16))
    for k in range(bays + 1): y = y0 + k * B; S.add(box(X + .1, X + .4, y - .15, y + .15, top + .08, top + .5, hatch=[], ew=.9))
arcade(16.2, 2.0, 13)
# a tower of stairs behind, and a low hall on the left bank far off
S.add(box(28, 36, 44, 54, 0, 31, hatch={'f': [fam('u', gap=5, w=(.25, 1.4))], 'l': [fam('v', gap=4.6, w=(.3, 1.9))], 'side': [fam('u', gap=5)]}, ew=1.8, mesh=8))
for i in range(11): S.add(box(27.7, 28.05, 44.6, 53.4, 17 + i * 1.2, 17.3 + i * 1.2, hatch=[], ew=1.0))
S.add(box(-44, -24, 66, 128, 0, 9.5, hatch={'f': [fam('u', gap=4.6, w=(.25, 1.6))], 'r': [fam('u', gap=4.6)], 'side': [fam('u', gap=4.6)]}, ew=1.5), box(-45, -23, 65, 129, 9.5, 10.2, hatch=[fam('u', gap=2.6)], ew=1.6))
for x in np.arange(-43, -25, 3.4): S.add(quad((x, 65.7, .4), (x + 2.2, 65.7, .4), (x + 2.2, 65.7, 3.6), (x, 65.7, 3.6), hatch=[], ew=.9), quad((x, 65.7, 5.2), (x + 2.2, 65.7, 5.2), (x + 2.2, 65.7, 8.2), (x, 65.7, 8.2), hatch=[], ew=.9))
for y in np.arange(67, 127, 4.4): S.add(quad((-23.7, y, .4), (-23.7, y + 3, .4), (-23.7, y + 3, 3.6), (-23.7, y, 3.6), hatch=[], ew=.8), quad((-23.7, y, 5.2), (-23.7, y + 3, 5.2), (-23.7, y + 3, 8.2), (-23.7, y, 8.2), hatch=[], ew=.8))
# ---- two bridges: a thin deck on one flat arch
REF = []
def bridge(yb, wd, rise, dk, spring=WZ + .5, n=11, big=True):
    L = XR - XL; xs = np.linspace(0, 1, 60); arch = lambda t: spring + rise * (1 - (2 * t - 1) ** 2); deck = lambda t: .15 + dk * (1 - (2 * t - 1) ** 2)
    for y in (yb, yb + wd):
        S.add(Patch(lambda u, v, y=y: np.stack([XL + L * u, y + 0 * u, arch(u) + .55 * (1 + .7 * (2 * u - 1) ** 2) * v], -1), 60, 3, [fam('u', gap=3, w=(.3, 2.1))], [('v', 0, 1.9), ('v', 1, 1.5)]))
    S.add(Patch(lambda u, v: np.stack([XL + L * u, yb + wd * v, arch(u)], -1), 60, 4, [fam('v', gap=3.4, w=(.3, 2))], [], 0))
    S.add(Patch(lambda u, v: np.stack([XL - 3 + (L + 6) * u, yb - .25 + 0 * v, deck(np.clip((u * (L + 6) - 3) / L, -.03, 1.03)) + .42 * v], -1), 60, 3, [fam('u', gap=2.6, w=(.4, 2.1))], [('v', 0, 1.6), ('v', 1, 1.9)]))
    S.add(Patch(lambda u, v: np.stack([XL - 3 + (L + 6) * u, yb - .25 + (wd + .5) * v, deck(np.clip((u * (L + 6) - 3) / L, -.03, 1.03)) + .42], -1), 60, 3, [fam('v', gap=4)], [('v', 1, 1.2)], 0))
    for t in np.linspace(.04, .96, n):
        a, b = arch(t) + .4, deck(t)
        if b - a > .25: S.add(beam((XL + L * t, yb + .2, a), (XL + L * t, yb + .2, b), .16, up=(0, 1, 0), ew=1, hatch=[]))
    p = np.stack([XL - 2 + (L + 4) * xs, 0 * xs + yb - .1, deck(np.clip((xs * (L + 4) - 2) / L, 0, 1)) + .42], 1); rail(p, 24 if big else 14, 1.0); rail(p + (0, wd, 0), 24 if big else 14, 1.0, .7)
    REF.append(np.stack([XL + L * xs, 0 * xs + yb, arch(xs)], 1)); REF.append(np.stack([XL + L * xs, 0 * xs + yb, deck(xs)], 1)); REF.append(np.stack([XL + L * xs, 0 * xs + yb, deck(xs) + .42], 1)); return deck
dk = bridge(20, 3.4, 2.6, 2.1); bridge(82, 4, 2.4, 2.2, big=False)
for t, f in ((.32, 0.2), (.37, .1), (.70, 3.0)): S.add(figure(XL + (XR - XL) * t, 21.4, dk(t) + .42, 1.7, f, hat=False))
for x, y, f in ((13.6, -1.5, 1.6), (14.2, -1.2, 1.4), (12.6, 12, -1.6), (13.9, 33, 1.5)): S.add(figure(x, y, 0, 1.7, f, hat=False))
# ---- trees
def clump(c, r, rg, gap, sil, fl=.74, mat=.82):
    c = np.array(c, float); ph = rg.random(6) * 6.3; fr = 2.6 / max(r / 1.7, .8)
    def f(u, v):
        a = 2 * math.pi * u; b = (np.clip(v, .004, .996) - .5) * math.pi
        k = r * (1 + .13 * np.sin(3 * a + ph[0]) * np.cos(b) + .10 * np.sin(5 * a + 4 * b + ph[1]) * np.cos(b) + .07 * np.sin(9 * a + ph[2] - 6 * b) * np.cos(b) + .035 * np.sin(17 * a + 9 * b) * np.cos(b))
        return c + np.stack([k * np.cos(b) * np.cos(a), k * np.cos(b) * np.sin(a), fl * k * np.sin(b)], -1)
    def bump(u, v, N, P):
        q = P * fr; n = np.sin(q[..., 0] * 2.3 + ph[3] + 1.6 * np.sin(q[..., 2] * 2.9)) * np.sin(q[..., 2] * 3.7 + ph[4] + 1.5 * np.sin(q[..., 0] * 1.7)) + .7 * np.sin(q[..., 0] * 6.1 + q[..., 2] * 5.3 + ph[5])
        N = N + .45 * np.stack([np.sin(q[..., 0] * 4.1 + ph[0]), 0 * n, np.sin(q[..., 2] * 5.3 + ph[1])], -1); N /= np.linalg.norm(N, axis=-1, keepdims=True)
        return N, np.clip(.62 + .55 * n, .0, 1.15)
    S.add(Patch(f, 44, 28, [fam('u', gap=gap, w=(.3, 1.8), grain=.45, t0=.07)], [], sil, bump=bump, mat=mat, amb=.02))
def lychee(x, y, h, seed, gap=3.7):
    r = np.random.default_rng(seed); S.add(tube(spline([(x, y, 0), (x + .1, y, h * .25), (x - .15, y, h * .5)], 10), lambda t: .22 - .08 * t, hatch=[fam('u', gap=3)], sil=1.3, ends=0))
    for j in range(9): a = j * 2.4; q = .5 + .5 * (j % 3 == 0); clump((x + h * .30 * math.cos(a) * q, y + h * .3 * math.sin(a) * q, h * (.5 + .30 * (j / 8))), h * .24 * r.uniform(.85, 1.15), r, gap, 1.0)
for i, (x, y, h) in enumerate(((13.2, 23.5, 4.6), (13.2, 47, 5), (13.2, 66, 5.2), (13.2, 88, 5.4), (-17, 34, 5.6), (-18.2, 47, 6.2), (-17, 60, 5.8), (-18, 76, 6.2), (-17.5, 95, 6.4), (17.6, -10.5, 4.4), (27, -7, 5))): lychee(x, y, h, 500 + i)
# the banyan: several trunks grown together, wide crown, hanging roots
BX, BY = -17.2, 8.5
r = np.random.default_rng(3)
for k in range(9):
    a = k * .7 + .3; b0 = np.array((BX + .75 * math.cos(a), BY + .75 * math.sin(a), 0)); foot = b0 + np.array((math.cos(a), math.sin(a), 0)) * .9
    top = np.array((BX + (3.4 + 1.6 * r.random()) * math.cos(a + .5), BY + 3.0 * math.sin(a + .5), 7.4 + 2 * r.random()))
    S.add(tube(spline([foot - (0, 0, .05), b0 + (0, 0, .7), (BX + .55 * math.cos(a + .4), BY + .55 * math.sin(a + .4), 2.6), (BX + .8 * math.cos(a + .5), BY + .8 * math.sin(a + .5), 4.4), (b0 * .0 + np.array((BX, BY, 0)) + (top - (BX, BY, 0)) * (.55, .55, .82)), top], 50), lambda t: .40 - .28 * t + .10 * np.exp(-t * 14), hatch=[fam('v', gap=3.4, w=(.3, 2.0), grain=.45)], sil=1.7, nu=18, ends=0))
CL = []
for j in range(30):
    a = j * 2.39996; q = math.sqrt((j + .5) / 30); c = (BX + 1.2 + 8.4 * q * math.cos(a), BY + 5.4 * q * math.sin(a), 9.6 + 3.0 * (1 - q ** 2) + r.normal() * .4); CL.append(c); clump(c, 2.05 * r.uniform(.82, 1.18), r, 4.2, 1.3, .66)
for k in range(60):
    a = r.random() * 6.28; q = math.sqrt(r.random()) * .92; x, y = BX + 1.2 + 7.6 * q * math.cos(a), BY + 4.9 * q * math.sin(a); z1 = r.uniform(.1, 5.2) if r.random() < .65 else .0; t = np.linspace(0, 1, 12)
    S.line3(np.stack([x + .10 * np.sin(t * 5 + k) * t, y + 0 * t, 9.0 + (z1 - 9.2) * t], 1), r.uniform(.9, 1.6), r.uniform(.22, .5), .03, grain=.2)
# ---- the water
def ripple(u, v, N, P):
    n = np.sin(P[..., 0] * 1.1 + 2 * np.sin(P[..., 1] * .35)) * np.sin(P[..., 1] * .8 + 1.3 * np.sin(P[..., 0] * .6)); return N, np.clip(.6 + .6 * n, .05, 1.2)
w = floor(cam, WZ, 9, 400, .95, gap=7.5, w=(.25, 1.5), mat=.8, name='water'); w.bump = ripple; S.add(w)
S.build()
vx, vy, _ = cam.project(np.array([[-2.5, 4000., 0]])); vx, vy = vx[0], vy[0]
def sky(x, y):
    d = np.abs(y - vy); k = np.exp(-((x - vx) / 420) ** 2); return .03 + .04 * smooth(200, 580, y) + 0 * x, k * (.55 * np.exp(-(d / 40) ** 2) + .22 * np.exp(-(d / 150) ** 2))
S.ruled(sky, 12, vy - 2, 7.5, w=(.2, 1.8), t0=.03, wob=.6)
S.engrave()
wid = [i for i, p in enumerate(S.patches) if p.name == 'water']
def onwater(x, y):
    i = np.clip((x * S.ss).astype(int), 0, S.ib.shape[1] - 1); j = np.clip((y * S.ss).astype(int), 0, S.ib.shape[0] - 1); return (x > 0) & (x < W) & (y > 0) & (y < H) & np.isin(S.ib[j, i], wid)
# mirrored bridge and arcade piers, broken by the ripples
def mirror(P, c, w_=1.3):
    P = even(P, 300).copy(); P[:, 2] = 2 * WZ - P[:, 2]; x, y, z = cam.project(P); x = x + 3.2 * np.sin(y * .55) * smooth(0, 120, y - vy); br = np.sin(y * .9 + np.sin(x * .11) * 2) > -.45
    S.cut(x, y, onwater(x, y) & br & (z > 1), c + 0 * x, 0 * x, w_ * .5, w_, .02, 1, .2, layer=2)
for P in REF: mirror(P, .34)
# ---- the line of the sunset on the water
wn = np.random.default_rng(5); hit = 0
y_ = vy + 2.2
while y_ < 1190:
    D_ = (cam.eye[2] - WZ) * cam.f / (y_ - vy); f_ = min(1, max(0, (y_ - vy) / 560)); hw = 13 + 58 * f_ ** .85 + 8 * math.sin(y_ * .05); n = int(hw * 2 / 1.6) + 4; x = np.linspace(vx - hw, vx + hw, n) - 26 * f_ * 0 + 7 * math.sin(y_ * .031) * f_ * 3; y = np.full(n, y_) + 1.1 * np.sin(x * .05 + y_)
    q = np.abs(x - x.mean()) / hw; sh = np.sin(x * (.055 - .028 * f_) + 7.1 * math.sin(y_ * .41) + y_ * .13) + .6 * np.sin(x * .11 + y_ * 1.7); on = onwater(x, y) & (sh > -1.35 + 2.5 * q ** 1.4 + .35 * f_)
    hv = np.clip(1.02 - .13 * f_ - .30 * q ** 1.6, .45, 1); S.cut(x, y, on, 1 - .7 * q ** 2, 0 * x, .6, 2.2 + 1.5 * f_, .02, 1, .25, layer=3, col=np.round(hv * 24).astype(int)); y_ += 2.5 + 3.4 * f_
# the sun's last rim on the horizon
for i, dy in enumerate((-1.2, -3.4, -5.8, -8.2)):
    hw = 62 * math.sqrt(max(0, 1 - ((i + .2) / 4) ** 2)); x = np.linspace(vx - hw, vx + hw, 50); y = np.full(50, vy + dy); S.cut(x, y, S.free(x, y), 1 + 0 * x, 0 * x, 2.2, 2.4, 0, 1, .1, layer=3, col=np.full(50, 24 - i))
S.glow(vx, vy, 560, .34, sy=.55); S.glow(vx, vy, 250, .45, ORANGE, .5)
d = 'M%.0f %.0fL%.0f 1190' % (vx, vy + 10, vx); S.glow_path(d, 95, .20, FIRE, front=False); S.glow(vx, vy + 90, 120, .34, ORANGE, 2.0)
S.glow(vx, vy, 120, .5, STRAW, .55, front=True)
S.write('shunde')
