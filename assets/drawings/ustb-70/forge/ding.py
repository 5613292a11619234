import math
from engrave import *
from engrave import _rdp
from PIL import Image, ImageDraw, ImageFilter
HOT = [((.35, -.2, 1.86), .75, .85), ((-.35, .2, 1.86), .75, .85)]
S = Scene(Camera((0, -7.2, 3.55), (0, 0, 1.09), f=3080, cx=800, cy=612), key=(.64, .76, -.36), key_i=1.0, amb=.035, hots=HOT, rim=.3, seed=3, eps=.0011)
# ---- relief: half a mask, mirrored about each ridge, over square spirals
PX, PY = 1050, 380
def relief():
    bg = Image.new('L', (PX, PY), 0); d = ImageDraw.Draw(bg)
    def sp(x, y, s, m, w=7):
        p = [(0, 1), (0, 0), (1, 0), (1, 1), (.26, 1), (.26, .27), (.74, .27), (.74, .73), (.5, .73), (.5, .5)]
        if m: p = [(1 - a, 1 - b) for a, b in p]
        d.line([(x + a * s, y + b * s) for a, b in p], fill=110, width=w, joint='curve')
    s = 46
    for j in range(8):
        for i in range(22): sp(12 + i * 48, 8 + j * 47, 40, (i + j) % 2)
    m = Image.new('L', (PX, PY), 0); q = ImageDraw.Draw(m); clear = Image.new('L', (PX, PY), 0); c = ImageDraw.Draw(clear)
    L = [[(70, 168), (70, 62), (430, 62), (430, 172), (225, 172), (225, 122), (335, 122)],
         [(52, 214), (52, 334), (176, 334), (176, 290), (116, 290)],
         [(232, 334), (500, 334), (500, 236), (424, 236), (424, 284)],
         [(505, 62), (985, 62), (985, 206), (640, 206), (640, 130), (880, 130)],
         [(575, 262), (985, 262), (985, 334), (690, 334), (690, 302)]]
    for p in L:
        c.line(p, fill=255, width=50, joint='curve'); q.line(p, fill=255, width=38, joint='curve')
        for x, y in (p[0], p[-1]): c.rectangle((x - 30, y - 30, x + 30, y + 30), fill=255); q.rectangle((x - 19, y - 19, x + 19, y + 19), fill=255)
    c.ellipse((170, 190, 400, 306), fill=255); q.ellipse((196, 206, 376, 292), fill=255)
    for p in L: q.line(p, fill=150, width=7, joint='curve')
    q.ellipse((222, 222, 350, 276), fill=120); q.ellipse((252, 222, 320, 276), fill=255); q.ellipse((272, 238, 300, 260), fill=90)
    global RM; RM = np.array(m.filter(ImageFilter.GaussianBlur(2)), float) / 255
    LW.append((L, np.array(m), np.array(clear)))
    out = Image.composite(Image.new('L', (PX, PY), 0), bg, clear); out = Image.fromarray(np.maximum(np.array(out), np.array(m)))
    return np.array(out.filter(ImageFilter.GaussianBlur(3)), float) / 255
LW = []; R = relief(); GX, GY = np.gradient(R, axis=1), np.gradient(R, axis=0)
Z0, Z1 = 1.2, 1.595; ROT = math.radians(-90)   # a ridge looks at us
def bump(u, v, N, P):
    a = (np.arctan2(P[..., 1], P[..., 0]) - ROT) / (math.pi / 3); k = np.floor(a).astype(int); fr = a - k; mir = k % 2 == 1
    x = np.where(mir, 1 - fr, fr) * (PX - 1); y = (Z1 - P[..., 2]) / (Z1 - Z0) * (PY - 1)
    i, j = np.clip(x, 0, PX - 1).astype(int), np.clip(y, 0, PY - 1).astype(int)
    T = np.stack([-P[..., 1], P[..., 0], 0 * P[..., 0]], -1); T /= np.linalg.norm(T, axis=-1, keepdims=True)
    gx = GX[j, i] * np.where(mir, -1, 1); gy = GY[j, i]
    n = N - 7 * gx[..., None] * T; n /= np.linalg.norm(n, axis=-1, keepdims=True)
    return n, .16 + 1.0 * RM[j, i]
lp = [(1.0, Z1 + .002), (1.0, 1.63)]
belly = spline([(0, .58), (.4, .6), (.72, .72), (.92, .93), (.99, 1.14), (1.0, 1.2)], 200)
H1 = [fam('u', gap=5.2, w=(.3, 2.5), grain=.16)]
S.add(revolve(belly, hatch=H1 + [fam('v', gap=6.5, w=(.2, 1.1), t0=.6, gain=.9)], sil=2.6, nu=120, nv=40, edges=[('v', 1, 1.7)]),
      revolve([(1.0, Z0), (.985, Z1)], hatch=[fam('u', gap=3.6, w=(.3, 2.2), grain=.05, t0=.04)], bump=bump, sil=2.6, nu=120, nv=6),
      revolve([(.985, Z1), (1.0, 1.61), (1.0, 1.66)], hatch=[fam('u', gap=4, w=(.4, 1.8))], sil=2.4, nu=120, nv=4, edges=[('v', 0, 1.6)]),
      revolve([(1.0, 1.66), (1.075, 1.675)], hatch=[], sil=0, nu=120, nv=2),
      revolve([(1.075, 1.675), (1.085, 1.75)], hatch=[fam('u', gap=3.2, w=(.6, 2.0))], edges=[('v', 0, 2.2), ('v', 1, 2.6)], sil=2.6, nu=140, nv=3),
      revolve([(1.085, 1.75), (.915, 1.75)], hatch=[fam('u', gap=3.4, w=(.4, 2.0))], edges=[('v', 1, 2.2)], nu=140, nv=2, sil=0),
      revolve([(.915, 1.75), (.9, 1.6)], hatch=[fam('u', gap=3, w=(.5, 2.2), gain=1.)], nu=140, nv=3, sil=0, amb=.0, mat=.12))
def hm(u, v):
    a = 2 * math.pi * u; x = v * np.cos(a); y = v * np.sin(a)
    s = np.sin(x * 5 + 2.2 * np.sin(y * 3.1 + 1)) * np.sin(y * 6.5 + 2 * np.sin(x * 2.3))
    return .97 - .17 * v ** 3 - .13 * np.clip(s - .25, 0, 1)
def disc(u, v):
    y = .905 * np.clip(2 * v - 1, -.9999, .9999); x = np.sqrt(.905 ** 2 - y * y) * (2 * u - 1); return np.stack([x, y + .012 * np.sin(x * 7 + y * 9), 1.635 + 0 * x], -1)
def hm(u, v):
    p = disc(u, v); x, y = p[..., 0], p[..., 1]; r = np.hypot(x, y) / .905
    s = np.sin(x * 3.1 + 2.6 * np.sin(y * 4.3 + 1) + .6) * np.sin(y * 9 + 2.4 * np.sin(x * 2.1 + .5)); t = np.sin(x * 11 + y * 3) * np.sin(y * 23 + 3 * np.sin(x * 4))
    return 1.0 - .12 * r ** 4 - .34 * smooth(.35, .75, s) * r - .1 * smooth(.5, .9, t)
S.add(Patch(disc, 60, 60, [fam('u', gap=2.7, w=(1.3, 2.5), grain=.3)], hot=hm, name='hot', shadow=False))
# ---- ridges
for k in range(6):
    a = ROT + k * math.pi / 3; e = np.array((math.cos(a), math.sin(a), 0)); t = np.array((-e[1], e[0], 0))
    for n in range(4):
        za = Z0 + .006 + n * (Z1 - Z0) / 4; S.add(box(.95, 1.07, -.024, .024, za, za + (Z1 - Z0) / 4 - .018, basis=((0, 0, 0), e, t, (0, 0, 1)), hatch=[fam('u', gap=3.2)], ew=1.3))
# ---- legs
for k in range(3):
    a = math.radians(-90 + 180 + 120 * k); c = np.array((.62 * math.cos(a), .62 * math.sin(a), 0))
    pr = spline([(.172, 0), (.158, .03), (.134, .14), (.132, .34), (.15, .55), (.185, .74), (.2, .95)], 120)
    S.add(revolve(pr, c, hatch=[fam('u', gap=4.8, w=(.3, 2.2))], sil=2.5, nu=48, nv=30, edges=[('v', 0, 2.2)]),
          revolve([(.168, .47), (.176, .485), (.176, .52), (.172, .535)], c, hatch=[fam('u', gap=3)], sil=2, nu=48, nv=6, edges=[('v', 0, 1.4), ('v', 1, 1.4)]),
          revolve([(.158, .415), (.166, .43), (.162, .445)], c, hatch=[], sil=1.6, nu=48, nv=6, edges=[('v', 0, 1.2), ('v', 1, 1.2)]))
# ---- handles
def handle(a):
    e = np.array((math.cos(a), math.sin(a), 0)); t = np.array((-e[1], e[0], 0)); z = np.array((0, 0, 1.)); o = e * 1.0
    def U(w, h, r): 
        q = [(-w, 0)] + [(-w + r - r * math.cos(b), h - r + r * math.sin(b)) for b in np.linspace(0, math.pi / 2, 14)]
        q += [(-x, y) for x, y in q[::-1]]; return even(q, 160)
    out, inn = U(.29, .53, .17), U(.165, .4, .1)
    def g(q, d): 
        q = np.asarray(q); return o + q[..., :1] * t * (1 + .06 * q[..., 1:]) + q[..., 1:] * (z + .1 * e) + 1.745 * z + d[..., None] * e
    def face(d): return lambda u, v: g(at(out, u) * (1 - v)[..., None] + at(inn, u) * v[..., None], np.full_like(u, d))
    def rim(p): return lambda u, v: g(at(p, u), -.065 + .13 * v)
    hh = [fam('u', gap=3.6, w=(.3, 1.9))]
    for d in (-.065, .065): S.add(Patch(face(d), 80, 4, hh + [fam('v', gap=5, w=(.2, .9), t0=.5)], [('v', 0, 2.0), ('v', 1, 1.7), ('u', 0, 1.4), ('u', 1, 1.4)]))
    S.add(Patch(rim(out), 80, 3, [fam('u', gap=3.6, w=(.3, 1.9))], [], 0), Patch(rim(inn), 80, 3, [fam('u', gap=3.2, w=(.3, 1.9))], [], 0))
    for q in (.5,):   # a cord in the face, as cast
        for dd in (-.066, .066):
            S.line3(face(dd)(np.linspace(0.02, .98, 90), np.full(90, q)), 1.1, .4, lit=True)
handle(math.radians(-33)); handle(math.radians(147))
# ---- the floor
S.add(quad((-9, -3.5, 0), (9, -3.5, 0), (9, 2.3, 0), (-9, 2.3, 0), hatch=[fam('u', gap=7, w=(.25, 1.5), grain=.3, gain=.9)], ew=0, n=40, shadow=False, mat=.9, name='floor'))
S.fadefn = lambda P: np.where(P[:, 2] < .002, .1 + .9 * np.exp(-((P[:, 0] / 2.6) ** 2 + ((P[:, 1] - .2) / 2.6) ** 2)), 1)
S.build()
# ---- the air over the mouth
def sky(x, y):
    d = np.hypot((x - 800) / 1.25, (y - 300)); h = .46 * np.exp(-(d / 230) ** 2) + .16 * np.exp(-(d / 470) ** 2)
    return .055 * np.exp(-((y - 560) / 460) ** 2) * np.exp(-((x - 800) / 760) ** 2) + 0 * x, h
hor = S.cam.project(np.array([[0, 2.3, 0.]]))[1][0]
S.ruled(sky, 10, hor - 3, 7, w=(.2, 1.9), t0=.022)
S.line3([(-4, 2.3, 0), (4, 2.3, 0)], 1.5, .34)
S.engrave()
def on(px, py, k):
    fr = np.asarray(px) / (PX - 1); fr = 1 - fr if k % 2 else fr; a = ROT + (k + fr) * math.pi / 3; z = Z1 - np.asarray(py) / (PY - 1) * (Z1 - Z0)
    r = 1.0 - .015 * (z - Z0) / (Z1 - Z0) + .003; return np.stack([r * np.cos(a), r * np.sin(a), z], -1)
def carve(px, py, k, w, c0):
    P = even(on(px, py, k), max(4, int(len(px) * 1))) if len(px) > 8 else even(on(px, py, k), 8); N = P * (1, 1, 0)
    x, y, z, vis = S.visible(P); c, h = S.light(P, N, None, True); S.cut(x, y, vis, c0 * (.35 + .8 * c), .5 * h, w * .5, w, .02, 1, .05, layer=2, tol=.3)
L, M, C = LW[0]
mb = np.pad(M.astype(float), 1); 
lines = [l for l in contourpy.contour_generator(z=mb).lines(128.) if len(l) > 20]
lines = [l[_rdp(np.ascontiguousarray(l), .9)] for l in lines]
for k in (-2, -1, 0, 1):
    for l in lines: carve(*even(l, int(np.hypot(*np.diff(l, axis=0).T).sum() / 4)).T, k, 1.5, 1.0)
    for j in range(10):
        for i in range(27):
            x0, y0 = 8 + i * 38.5, 4 + j * 37.6
            if C[int(y0):int(y0) + 33, int(x0):int(x0) + 33].mean() > 40: continue
            q = np.array([(0, .95), (0, 0), (.95, 0), (.95, .95), (.3, .95), (.3, .32), (.66, .32), (.66, .64)])
            if (i + j) % 2: q = 1 - q
            q = even(q * 32 + (x0, y0), 24); carve(*q.T, k, 1.0, .75)
S.glow(800, 330, 620, .34); S.glow(800, 318, 330, .4, ORANGE, .7)
g = S.gradient('radial', [(0, WHITE, 1), (.5, '#ffe6ae', 1), (.85, STRAW, 1), (1, ORANGE, 1)], cx=800, cy=352, r=420, gradientTransform='translate(0 240) scale(1 .32)')
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.glow(800, 340, 430, .2, STRAW, .5, front=True)
S.write('ding')
