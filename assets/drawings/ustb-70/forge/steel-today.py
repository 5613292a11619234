import math
from engrave import *
rng = np.random.default_rng(22)
A = np.array((.75, -.66, 0)); A /= np.linalg.norm(A); T = np.array((-A[1], A[0], 0)); Z = np.array((0, 0, 1.))
CF = np.array((.92, .18, 1.13)); R, RB, CL = 1.0, .30, 1.42
py = math.radians(-9); EX = np.array((math.cos(py), math.sin(py), 0)); EY = np.array((-math.sin(py), math.cos(py), 0)); PO = np.array((-.22, -1.42, 0)); PL, PW, PZ0, PZ1 = 3.6, 1.36, .168, .205
pl = lambda x, y, z: PO + np.asarray(x, float)[..., None] * EX + np.asarray(y, float)[..., None] * EY + np.asarray(z, float)[..., None] * Z
Pl = lambda x, y, z: PO + x * EX + y * EY + z * Z
HOT = [(Pl(x, -PW / 2 - .16, PZ1 + .10), .55, .42) for x in (-1.5, -.9, -.3, .3, .9, 1.5)]
cam = Camera((-.75, -6.9, 2.75), (.02, 0, .70), f=2250, cx=800, cy=610)
S = Scene(cam, key=(.62, .70, -.42), key_i=1.0, amb=.05, hots=HOT, rim=.25, seed=70, eps=.0011)
# ---- what the bright steel sees: lamps as long windows, a dark horizon, a pale floor
def env(Rv):
    x, y, z = Rv[..., 0], Rv[..., 1], Rv[..., 2]; az = np.arctan2(x, -y)          # azimuth from the viewer's side, + right
    c = .17 + .36 * smooth(.0, .9, z)
    c = c + 1.0 * smooth(.22, .27, z) * (1 - smooth(.78, .83, z)) * smooth(-2.1, -1.9, az) * (1 - smooth(-.35, -.15, az))      # the great window, upper left
    c = c + .75 * smooth(.84, .87, z) * (1 - smooth(.95, .97, z))                                                            # a strip overhead
    c = c + .65 * smooth(.12, .16, z) * (1 - smooth(.50, .56, z)) * smooth(.55, .70, az) * (1 - smooth(1.5, 1.7, az))          # a lesser one, right
    c = c * (1 - .85 * np.exp(-((z + .02) / .09) ** 2))
    return c + .52 * smooth(-.08, -.25, z) * (1 - smooth(-.62, -.97, z))
_light = S.light
def light(P, N, p=None, edge=False, eye=None):
    c, h = _light(P, N, p, edge)
    if p is not None and p.name in ('met', 'end') and not edge:
        V = P - (S.cam.eye if eye is None else eye); V = V / np.linalg.norm(V, axis=-1, keepdims=True); n = N * np.where((N * V).sum(-1, keepdims=True) > 0, -1, 1)
        Rv = V - 2 * (V * n).sum(-1, keepdims=True) * n; sh = np.clip(.45 + .75 * c, .45, 1)
        if p.name == 'met': c = env(Rv) * sh * p.mat
        else:
            q = P - CF; th = np.arctan2(q @ Z, q @ T); r = np.sqrt((q @ Z) ** 2 + (q @ T) ** 2); w = np.abs(np.cos(th - 2.25)) ** 5 + .75 * np.abs(np.cos(th - .55)) ** 12
            c = (.30 + .95 * w) * (.86 + .14 * np.sin(r * 61) * np.sin(r * 23 + 1)) * p.mat
    return c, h
S.light = light
# ---- the coil
g = lambda th, r, x: CF - np.asarray(x, float)[..., None] * A + (np.asarray(r, float) * np.cos(th))[..., None] * T + (np.asarray(r, float) * np.sin(th))[..., None] * Z
COIL = []
def C(*ps):
    for p in ps:
        if isinstance(p, (list, tuple)): C(*p)
        else: S.add(p); COIL.append(p)
TH0 = math.radians(188)          # where the last lap ends
body = lambda u, v: g(TH0 + 2 * math.pi * u, R + .012 * u, CL * v)
C(Patch(body, 160, 6, [fam('u', gap=4.2, w=(.3, 2.3), grain=.10)], [('v', 0, 2.2), ('v', 1, 2.2)], 2.4, name='met'))
C(quad(*[g(TH0 + .012, r, x) for r, x in ((R, 0), (R, CL), (R + .014, CL), (R + .014, 0))], hatch=[], ew=1.8))
tele = lambda v: .010 * np.sin(v * 40) + .026 * smooth(.60, .61, v) * (1 - smooth(.70, .71, v)) - .02 * smooth(.28, .29, v) * (1 - smooth(.40, .41, v))
endf = lambda u, v: g(2 * math.pi * u, RB + (R + .004 - RB) * v, -tele(v) * .5)
C(Patch(endf, 160, 60, [fam('u', gap=3.5, w=(.3, 2.0), grain=.14)], [('v', 0, 2.0), ('v', 1, 1.9)], 0, name='end', mat=.95))
for v in (.285, .405, .605, .705): C(Patch(lambda u, k, v=v: endf(u, v + .0 * k + .008 * (k - .5)), 120, 2, [], [('v', 0, 1.3)], 0))
C(Patch(lambda u, v: g(2 * math.pi * u, RB + 0 * v, CL * v * 1.0), 90, 4, [fam('u', gap=4.6, w=(.3, 1.7), grain=.1)], [('v', 1, 1.2)], 0, mat=.55))
C(Patch(lambda u, v: g(2 * math.pi * u, R * v, CL + 0 * u), 60, 4, [], [], 0))
# straps: two round the body, two through the eye
for x in (.30, CL - .30):
    C(Patch(lambda u, v, x=x: g(2 * math.pi * u, R + .020, x + .055 * (v - .5)), 140, 3, [fam('u', n=3, w=(.3, 1.2))], [('v', 0, 1.4), ('v', 1, 1.4)], 0, mat=.6))
    C(box(-.05, .05, -.045, .045, 0, .022, basis=(g(np.array(math.radians(142)), np.array(R + .02), np.array(x)), np.cross(A, unit(-T * .788 + Z * .616)), A, unit(-T * .788 + Z * .616)), hatch=[fam('u', gap=2.4)], ew=1.3))
for th in (math.radians(118), math.radians(20)):
    e = T * math.cos(th) + Z * math.sin(th); n = np.cross(A, e)
    C(box(RB - .005, R + .03, -.028, .028, .012, .034, basis=(CF, e, n, A), hatch=[fam('u', n=3, w=(.3, 1.3))], ew=1.4), box(-CL - .01, .034, -.028, .028, R + .014, R + .034, basis=(CF, A, n, e), hatch=[fam('u', n=3, w=(.3, 1.3))], ew=1.4))
# ---- its cradle
for s in (-1, 1):
    b = CF * (1, 1, 0) + T * s * .62
    o = [(-.34, 0), (.30, 0), (.30, .10), (-.06, .30), (-.34, .10)]; o = [(-x * s, z) for x, z in o]
    for x0 in (.12, CL - .40):
        pts = lambda x: [b - A * x + T * q[0] + Z * q[1] for q in o]
        F, Bk = pts(x0), pts(x0 + .28)
        for i in range(5): j = (i + 1) % 5; C(quad(F[i], F[j], Bk[j], Bk[i], hatch=[fam('v', gap=3.4, w=(.3, 1.7))], ew=1.5))
        C(quad(F[0], F[1], F[2], F[4], hatch=[fam('u', gap=3.4, w=(.3, 1.6))], ew=1.5), quad(F[4], F[2], F[3], F[3], hatch=[fam('u', gap=3.4, w=(.3, 1.6))], ew=1.2))
    C(box(-.02, CL + .02, -.08, .08, 0, .075, basis=(b, -A, T, Z), hatch=[fam('u', gap=3)], ew=1.3))
# ---- the plate on its bearers
NX = 24
S.add(Patch(lambda u, v: pl(PL * (u - .5), PW * (v - .5), PZ1 + 0 * u), NX, 8, [], [('u', 0, 1.7), ('u', 1, 1.7), ('v', 1, 1.7)], 0, name='top'))
hh = lambda u: np.clip(1.03 - .52 * np.abs(2 * u - .96) ** 3.2, 0, 1)
S.add(Patch(lambda u, v: pl(PL * (u - .5), -PW / 2 + 0 * u, PZ0 + (PZ1 - PZ0) * v), 60, 4, [fam('u', gap=2.3, w=(1.4, 2.4), grain=.2)], [('v', 1, 2.4)], 0, hot=lambda u, v: hh(u) - .05 * (1 - v), name='hot', shadow=False))
for x in (-1, 1): S.add(Patch(lambda u, v, x=x: pl(x * PL / 2 + 0 * u, PW * (u - .5), PZ0 + (PZ1 - PZ0) * v), 6, 3, [fam('u', gap=2.6)], [('v', 0, 1.4)], 0))
for x in (-1.25, 0, 1.25): S.add(box(x - .07, x + .07, -PW / 2 + .05, PW / 2 - .05, 0, PZ0, basis=(PO, EX, EY, Z), hatch=[fam('v', gap=2.8)], ew=1.3))
S.add(quad((-9, -5.5, 0), (9, -5.5, 0), (9, 4.2, 0), (-9, 4.2, 0), hatch=[fam('u', gap=7, w=(.25, 1.6), grain=.3)], ew=0, n=40, shadow=False, mat=1.0, name='floor'))
S.fadefn = lambda P: np.where(P[:, 2] < .002, .10 + .9 * np.exp(-((P[:, 0] / 2.6) ** 2 + ((P[:, 1] + .2) / 2.4) ** 2)), 1)
S.build()
# ---- the mirror: the coil again, under the plate, seen only within it
M = lambda P: np.stack([P[..., 0], P[..., 1], 2 * PZ1 - P[..., 2]], -1)
S2 = Scene(cam, key=S.keyd, seed=71, eps=S.eps, shadows=False)
for p in COIL:
    q = Patch(lambda u, v, p=p: M(p.f(u, v)), p.nu, p.nv, p.hatch, p.edges, p.sil, p.mat, None, None, True, p.amb, name=p.name); q.two = p.two; S2.add(q)
S2.build(); vis0 = S2.visible; top_ids = [i for i, p in enumerate(S.patches) if p.name == 'top']
def intop(x, y):
    i = np.clip((np.nan_to_num(x) * S.ss).astype(int), 0, S.ib.shape[1] - 1); j = np.clip((np.nan_to_num(y) * S.ss).astype(int), 0, S.ib.shape[0] - 1); return np.isin(S.ib[j, i], top_ids)
def visible2(P): x, y, z, v = vis0(P); return x, y, z, v & intop(x, y) & (P[:, 2] < PZ1)
eye2 = M(cam.eye)
def light2(P, N, p=None, edge=False):
    c, h = S.light(M(P), N * (1, 1, -1), p, edge, eye2); d = (2 * PZ1 - P[:, 2] - PZ1).clip(0); return c * (.95 - .30 * np.clip(d / 1.6, 0, 1)), h
S2.visible, S2.light, S2.cut, S2.runs = visible2, light2, S.cut, S.runs
def sky(x, y):
    return .125 * np.exp(-((y - 400) / 330) ** 2) * np.exp(-((x - 760) / 800) ** 2) + 0 * x, 0 * x
hor = cam.project(np.array([[0, 4.2, 0.]]))[1][0]
S.ruled(sky, 10, hor - 3, 7, w=(.2, 1.7), t0=.022); S.line3([(-5, 4.2, 0), (5, 4.2, 0)], 1.4, .3)
S.engrave(); S2.engrave()
# ---- the plate's own shine: long lines along the rolling, giving way to the image in it
free2 = lambda x, y: S2._look(S2.zb, x * S2.ss, y * S2.ss) == 0
nl = 96
for i in range(nl):
    v = (i + .5) / nl; u = np.linspace(0.001, .999, 620); P = pl(PL * (u - .5), PW * (v - .5) + 0 * u, PZ1 + 0 * u); x, y, z, vis = S.visible(P)
    w_ = (u - .5) * 1.0 + (v - .5) * .42; sheet = 0.78 * smooth(-.66, -.40, w_) * (1 - smooth(-.26, -.05, w_)) + .66 * smooth(.20, .34, w_) * (1 - smooth(.40, .58, w_)) + .30
    c, h = S.light(P, np.repeat(Z[None], len(P), 0), None); k = np.where(free2(x, y), 1, .0)
    near = np.exp(-(v / .10)) * .55 * hh(u)
    S.cut(x, y, vis & ((k > 0) | (near > .06)), (sheet * k) * (.9 + .1 * math.sin(i * 2.3)), near + 0 * h, .35, 2.1, .04, 1, .16)
# ---- the line of light
q = cam.project(pl(PL * (np.linspace(.02, .98, 40) - .5), -PW / 2 + np.zeros(40), np.full(40, (PZ0 + PZ1) / 2))); d = 'M' + 'L'.join('%.1f %.1f' % t for t in zip(q[0], q[1])); dm = 'M' + 'L'.join('%.1f %.1f' % t for t in list(zip(q[0], q[1]))[7:-7])
mx, my = q[0][19], q[1][19]
gr = S.gradient('linear', [(0, FIRE, 1), (.14, ORANGE, 1), (.3, STRAW, 1), (.5, WHITE, 1), (.7, STRAW, 1), (.87, ORANGE, 1), (1, FIRE, 1)], x1='%.0f' % q[0][0], y1=0, x2='%.0f' % q[0][-1], y2=0)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 0), gr))
S.glow_path(d, 78, .34, FIRE); S.glow_path(dm, 40, .34, ORANGE); S.glow(mx, my, 620, .20, sy=.35)
S.glow_path(dm, 20, .5, STRAW, front=True); S.glow_path('M' + 'L'.join('%.1f %.1f' % t for t in list(zip(q[0], q[1]))[10:-10]), 5, .6, WHITE, front=True)
S.write('steel-today')
