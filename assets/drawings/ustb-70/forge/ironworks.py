import math
from engrave import *
rng = np.random.default_rng(5)
# the runner on the deck (deck level z=2.2), from the tap hole toward us, then off the edge into the ladle
DZ = 2.2
RUN = spline([(0, -4.6, 0), (.1, -6.4, 0), (1.5, -8.6, 0), (2.7, -10.8, 0), (2.2, -13.2, 0), (.8, -15.2, 0), (.5, -17.2, 0)], 120)
HOT = [((.1, -5.9, DZ + 1.0), 2.0, 4.2), ((2.5, -10.6, DZ + .8), 1.7, 3.6), ((1.0, -15, DZ + .8), 1.5, 3.0), ((.5, -18.2, DZ + .5), 1.3, 2.6)]
S = Scene(Camera((1.5, -38.5, 6.4), (1.5, 0, 0), f=1085, cx=770, cy=858, level=True), key=(.66, .62, -.42), key_i=.85, amb=.035, hots=HOT, rim=.25, seed=11, fade=(60, 150, .8), eps=.0022)
R = lambda pr, o, h=None, sil=2, **k: revolve(pr, o, hatch=[fam('u', gap=5.2, w=(.25, 1.9))] if h is None else h, sil=sil, nu=56, **k)
O = (0, 0, 0)
# ---- the furnace: hearth, bosh, belly, shaft, throat
hb = [fam('u', gap=5, w=(.3, 2.1))]; hv = [fam('v', gap=5.4, w=(.25, 1.9))]
S.add(R([(4.2, 0), (4.2, DZ + 2.6)], O, hb, 2.2), R([(4.2, DZ + 2.6), (3.6, DZ + 2.9)], O, hb),
      R([(3.6, DZ + 2.9), (4.5, DZ + 6.4)], O, hv, 2.2, edges=[('v', 0, 1.4), ('v', 1, 1.6)]), R([(4.5, DZ + 6.4), (4.5, DZ + 8.2)], O, hb, 2.2, edges=[('v', 1, 1.6)]),
      R([(4.5, DZ + 8.2), (3.05, 21.5)], O, hb + [fam('v', gap=9, w=(.2, .7), t0=.5)], 2.4, edges=[('v', .33, 1.3), ('v', .66, 1.3), ('v', 1, 1.6)]), R([(3.05, 21.5), (3.05, 23.2)], O, hv, 2.2, edges=[('v', 1, 1.6)]))
for z, r in ((10.5, 5.4), (14.6, 4.9), (18.4, 4.5), (22.6, 4.6)):      # galleries with rails
    S.add(R([(r - 1.6, z), (r, z)], O, [fam('u', gap=4)], 0), R([(r, z), (r, z + .22)], O, [], 0, edges=[('v', 0, 1.4), ('v', 1, 1.2)]))
    for hh in (.55, 1.05): S.add(tube(np.array([(r * math.cos(a), r * math.sin(a), z + hh) for a in np.linspace(0, 2 * math.pi, 60)]), .035, hatch=[], sil=.9, nu=6, ends=0))
    for a in np.linspace(0, 2 * math.pi, 26)[:-1]: S.add(cyl((r * math.cos(a), r * math.sin(a), z), (r * math.cos(a), r * math.sin(a), z + 1.05), .035, hatch=[], sil=.8, cap=False, ew=0, nu=6))
# bustle pipe and tuyere stocks
bz = DZ + 5.0; S.add(tube(np.array([(5.6 * math.cos(a), 5.6 * math.sin(a), bz) for a in np.linspace(-.02, 2 * math.pi, 90)]), .62, hatch=[fam('u', gap=4.4, w=(.3, 1.9))], sil=2, nu=20, ends=0))
for k in range(10):
    a = -math.pi / 2 + (k + .5) * math.pi / 5; e = np.array((math.cos(a), math.sin(a), 0))
    S.add(tube(spline([e * 5.6 + (0, 0, bz - .5), e * 5.3 + (0, 0, bz - 1.7), e * 4.3 + (0, 0, bz - 2.6)], 14), .24, hatch=[fam('v', gap=3)], sil=1.5, nu=12, ends=0))
# tap hole: arch in the hearth
S.add(box(-1.1, 1.1, -4.75, -3.9, DZ, DZ + 1.75, hatch=[fam('u', gap=3.4)]), quad((-.5, -4.78, DZ), (.5, -4.78, DZ), (.5, -4.78, DZ + .9), (-.5, -4.78, DZ + .9), hatch=[fam('u', gap=2.4, w=(1.4, 2.2))], ew=1.5, hot=lambda u, v: .98 - .12 * v, name='hot', shadow=False))
# columns round the furnace
for k in range(6):
    a = k * math.pi / 3; x, y = 6.6 * math.cos(a), 6.6 * math.sin(a); S.add(beam((x, y, 0), (x, y, 10.4), .5, up=(0, 1, 0)))
# ---- furnace top: hopper, uptakes, downcomer, sheave frame
S.add(R([(3.05, 23.2), (1.5, 25.0)], O, hb), R([(1.5, 25.0), (1.5, 26.2), (2.0, 27.2)], O, hv, edges=[('v', 1, 1.4)]))
for a in (.5, 2.64, 3.64, 5.78):
    x, y = 2.5 * math.cos(a), 2.5 * math.sin(a); S.add(tube(spline([(x, y, 22.6), (x * 1.15, y * 1.1, 25.5), (x * 1.0, y * .9, 28.6), (x * .45 - .2, y * .4, 31.6)], 26), .52, hatch=[fam('u', gap=4, w=(.3, 1.8))], sil=1.8, ends=0))
    S.add(cyl((x * 1.02, y * .95, 28.0), (x * 1.02, y * .95, 31.2), .3, hatch=[fam('u', gap=4)]))
S.add(R([(.0, 32.6), (.75, 32.3), (.75, 30.8), (0, 30.6)], (-.2, 0, 0), hb))
DC = spline([(-.2, 0, 31.6), (-2.4, -.2, 31.0), (-8.5, -.5, 21.5), (-11.3, -.6, 16.2), (-12.2, -.6, 13.9)], 60)
S.add(tube(DC, .72, hatch=[fam('u', gap=4.4, w=(.3, 1.9))], sil=2.1, ends=1.4))
for x in (-2.6, 2.6):
    for y in (-2.2, 2.2): S.add(beam((x, y, 22.6), (x * .7, y * .8, 34), .26, up=(0, 1, 0)))
S.add(box(-2.3, 2.3, -2.2, 2.2, 33.8, 34.2)); S.add(beam((-2.2, -2.1, 28.4), (2.2, -2.1, 28.4), .2), beam((-2.2, -2.1, 28.4), (1.9, -1.9, 33.8), .14), beam((2.2, -2.1, 28.4), (-1.9, -1.9, 33.8), .14))
# ---- dust catcher left
D = (-12.2, -.6, 0); S.add(R([(0.72, 14.0), (3.1, 12.2)], D, hb), R([(3.1, 12.2), (3.1, 6.4)], D, hb + [fam('v', gap=9, w=(.2, .7), t0=.5)], 2.4, edges=[('v', 0, 1.6), ('v', 1, 1.6), ('v', .5, 1)]), R([(3.1, 6.4), (.55, 3.4), (.45, 2.6)], D, hb))
for a in (.8, 2.35, 3.9, 5.5): S.add(beam((D[0] + 3 * math.cos(a), D[1] + 3 * math.sin(a), 0), (D[0] + 3 * math.cos(a), D[1] + 3 * math.sin(a), 7), .36, up=(0, 1, 0)))
# ---- inclined skip hoist, right, to the top
A0, A1 = np.array((21.5, 3.2, .4)), np.array((.6, 1.0, 30.9)); dirn = unit(A1 - A0); side = unit(np.cross(dirn, (0, 0, 1))); upn = np.cross(side, dirn)
for q in (-1.25, 1.25): S.add(truss(A0 + side * q, A1 + side * q, 2.0, 16, .26, up=upn, weight=1.3))
for i in range(34):
    p = A0 + (A1 - A0) * i / 33; S.add(beam(p - side * 1.25 + upn * 2.0, p + side * 1.25 + upn * 2.0, .14, ew=.8, hatch=[]))
for t in (.3, .62):
    p = A0 + (A1 - A0) * t; S.add(beam((p[0], p[1] - 1.2, 0), p - side * 1.2, .42, up=(0, 1, 0)), beam((p[0] , p[1] + 1.2, 0), p + side * 1.2, .42, up=(0, 1, 0)), beam((p[0], p[1] - 1.2, p[2] * .5), (p[0], p[1] + 1.2, p[2] * .9), .2))
sk = A0 + (A1 - A0) * .47 + upn * 1.85; S.add(box(-1.5, 1.5, -.9, .9, .3, 2.0, basis=(sk, dirn, side, upn), hatch=[fam('u', gap=3.4)], ew=1.5))
S.add(box(18.6, 25, 1, 6, 0, 4.2, hatch=[fam('u', gap=5)]))
# ---- three hot-blast stoves with domes, behind left; hot-blast main
for i, x in enumerate((-26.5, -20.2, -13.9)):
    o = (x - 1.5, 13.5, 0); dome = spline([(2.75, 21.5), (2.9, 22.4), (2.6, 24.0), (1.6, 25.3), (0, 25.8)], 80)
    S.add(R([(2.55, 0), (2.55, 20.9), (2.9, 21.4)], o, [fam('u', gap=5.2, w=(.25, 2.0))], 2.3, edges=[('v', t, 1) for t in (.16, .32, .48, .64, .8)] + [('v', 1, 1.4)]), R(dome, o, hb, 2.4))
    S.add(R([(.5, 25.5), (.5, 26.4)], o, hv)); S.add(tube(spline([(o[0] + 2.4, 11.7, 6.5), (o[0] + 3.0, 10.4, 6.5), (o[0] + 3.1, 9.6, 7.6)], 12), .5, hatch=[fam('u', gap=3.4)]))
    S.add(tube(np.array([(o[0] + 3.1 * math.cos(a), o[1] + 3.1 * math.sin(a), 20.2) for a in np.linspace(0, 6.3, 50)]), .05, hatch=[], sil=.9, nu=6, ends=0))
S.add(tube(np.array([(-32., 9.4, 8.0), (-9., 9.4, 8.0)]), .8, hatch=[fam('v', gap=4, w=(.3, 1.9))], sil=1.8, n=2), tube(spline([(-9, 9.4, 8), (-6.4, 8.2, 7.8), (-4.4, 4.6, bz)], 20), .7, hatch=[fam('u', gap=4)], sil=1.8))
for x in (-30, -23, -16.5): S.add(beam((x, 9.4, 0), (x, 9.4, 7.4), .35, up=(0, 1, 0)))
# ---- chimneys, a second furnace, far sheds
for x, y, h, r in ((30, 46, 44, 2.0), (40, 52, 46, 2.0), (-47, 60, 50, 2.3), (22.5, 58, 38, 1.8)):
    S.add(R([(r * 1.35, 0), (r * .82, h)], (x, y, 0), [fam('u', gap=4.6, w=(.25, 1.8))], 1.8, edges=[('v', .93, 1), ('v', .97, 1), ('v', 1, 1.4)]))
o = (26, 84, 0); S.add(R([(5, 0), (5, 12), (3.2, 24), (3.2, 27), (1.2, 30)], o), R([(3.4, 0), (3.4, 22), (2.9, 24), (0, 26.5)], (40, 84, 0)), R([(3.4, 0), (3.4, 22), (2.9, 24), (0, 26.5)], (49, 84, 0)), truss((46, 80, 2), (28, 82, 33), 2.4, 9, .5))
def shed(x0, x1, y, z, rf, n=1, d=10):
    w = (x1 - x0) / n
    for i in range(n):
        a, b = x0 + i * w, x0 + (i + 1) * w; m = (a + b) / 2
        S.add(quad((a, y, 0), (b, y, 0), (b, y, z), (a, y, z), hatch=[fam('v', gap=5, w=(.2, 1.2))]), quad((a, y, z), (m, y, z + rf), (m, y + d, z + rf), (a, y + d, z), hatch=[fam('v', gap=4.5)]), quad((m, y, z + rf), (b, y, z), (b, y + d, z), (m, y + d, z + rf), hatch=[fam('v', gap=4.5)]),
              quad((a, y, z), (b, y, z), (m, y, z + rf), (m, y, z + rf), hatch=[fam('u', gap=4.5)], ew=1.2))
shed(30, 66, 34, 7, 3, 3, 20); shed(-66, -38, 40, 8, 3.4, 2, 24)
# ---- cast house: open shed round the hearth
X0, X1, Y0, Y1, ZE, ZR = -7.6, 7.8, -14.6, -3.2, 9.0, 11.4
for y in np.linspace(Y0, Y1, 4):
    for x in (X0, X1): S.add(beam((x, y, 0), (x, y, ZE), .42, up=(0, 1, 0), ew=1.4))
    for q in (0,):
        S.add(beam((X0 - .4, y, ZE), (X1 + .4, y, ZE), .3, ew=1.2)); m = (X0 + X1) / 2
        S.add(beam((X0 - .6, y, ZE + .1), (m, y, ZR), .26), beam((X1 + .6, y, ZE + .1), (m, y, ZR), .26))
        for i in range(1, 6):
            xa = X0 + (m - X0) * i / 6; za = ZE + (ZR - ZE) * i / 6
            for s_ in (1, -1):
                xx = xa if s_ == 1 else X0 + X1 - xa; S.add(beam((xx, y, ZE), (xx, y, za), .13, ew=.8, hatch=[], up=(0, 1, 0)))
                xn = X0 + (m - X0) * (i + 1) / 6; xn = xn if s_ == 1 else X0 + X1 - xn; S.add(beam((xx, y, za), (xn, y, ZE), .13, ew=.8, hatch=[]))
        S.add(beam((m, y, ZE), (m, y, ZR), .16, ew=.9, hatch=[], up=(0, 1, 0)))
m = (X0 + X1) / 2
for a, b in ((X0 - 1, m), (X1 + 1, m)):
    za = ZE - .1; S.add(quad((a, Y0 - .8, za), (a, -4.6, za), (b, -4.6, ZR + .25), (b, Y0 - .8, ZR + .25), hatch=[fam('u', gap=5, w=(.3, 1.8))], ew=1.7), quad((a, Y0 - .8, za), (a, Y0 - .8, za + .3), (b, Y0 - .8, ZR + .55), (b, Y0 - .8, ZR + .25), hatch=[fam('v', gap=2.6)], ew=1.6))
S.add(beam((X0, Y0, 7.4), (X0, -3, 7.4), .4), beam((X1, Y0, 7.4), (X1, -3, 7.4), .4), beam((X0, -12, 7.75), (X1, -12, 7.75), .55, .7, ew=1.4))   # crane runway and bridge
S.add(box(3.7, 5.1, -12.6, -11.4, 8.05, 8.6)); S.line3([(4.4, -12, 8), (4.4, -12, 5.9)], 1.3, .5, lit=True); S.add(tube(spline([(4.4, -12, 5.9), (4.6, -12, 5.6), (4.3, -12, 5.3), (4.15, -12, 5.6)], 16), .07, hatch=[], sil=1.2, ends=0)) 
# deck: built up brick with the runner trough sunk in it
EX0, EX1, EY = -9.6, 10, -17.2
def deck(u, v):
    x = EX0 + (EX1 - EX0) * u; y = EY + (-2 - EY) * v; return np.stack([x, y, 0 * x + DZ], -1)
S.add(Patch(deck, 40, 40, [fam('u', gap=6, w=(.25, 1.7), grain=.3)], [('v', 0, 2.2), ('u', 0, 1.6), ('u', 1, 1.6)], shadow=False))
def face(u, v): return np.stack([EX0 + (EX1 - EX0) * u, EY + 0 * u, DZ * v], -1)
S.add(Patch(face, 30, 6, [fam('u', n=9, w=(.5, 1.6), grain=.15)], [], shadow=True))
for j in range(9):
    for i in range(50):
        x = EX0 + (i + .5 * (j % 2)) * .4
        if x < EX1: S.line3([(x, EY - .01, DZ * j / 9), (x, EY - .01, DZ * (j + 1) / 9)], .9, .22, lit=True)
# runner lips of sand
def lips(sg):
    T = np.gradient(RUN, axis=0); T /= np.linalg.norm(T, axis=1, keepdims=True); Nn = np.stack([T[:, 1], -T[:, 0], 0 * T[:, 0]], 1) * sg
    def f(u, v):
        c = at(RUN, u); n = at(Nn, u); a = math.pi * v; return c + n * (.62 + .27 * (1 - np.cos(a)))[..., None] + np.array((0, 0, 1.)) * (DZ + .34 * np.sin(a))[..., None]
    return Patch(f, 100, 10, [fam('u', gap=3.2, w=(.3, 2.0), grain=.35)], [('u', 1, 1.6)], 1.6)
S.add(lips(1), lips(-1))
def iron(u, v):
    T = np.gradient(RUN, axis=0); T /= np.linalg.norm(T, axis=1, keepdims=True); Nn = np.stack([T[:, 1], -T[:, 0], 0 * T[:, 0]], 1)
    return at(RUN, u) + at(Nn, u) * (.64 * (2 * v - 1))[..., None] + np.array((0, 0, DZ + .07))
def ih(u, v): return 1.02 - .09 * u - .08 * np.abs(2 * v - 1) ** 3 - .16 * np.clip(np.sin(u * 60 + 9 * np.sin(v * 3)) * np.sin(v * 11 + u * 20) - .3, 0, 1)
S.add(Patch(iron, 160, 5, [fam('u', gap=2.3, w=(1.2, 2.3), grain=.3)], [], hot=ih, name='hot', shadow=False))
# the fall into the ladle, and the ladle on its car
FALL = spline([(.5, -17.15, DZ + .07), (.52, -17.8, DZ - .12), (.55, -18.4, DZ - .75), (.56, -18.6, .9)], 40)
def fall(u, v): return at(FALL, u) + np.array((1., 0, 0)) * ((.62 - .3 * u) * (2 * v - 1))[..., None]
S.add(Patch(fall, 40, 4, [fam('u', gap=2.3, w=(1.2, 2.4), grain=.3)], [], hot=lambda u, v: .95 - .08 * u - .08 * np.abs(2 * v - 1) ** 3, name='hot', shadow=False))
LO = (.6, -19.1, -2.2)
S.add(revolve([(1.45, .35), (1.72, 3.1)], LO, hatch=[fam('u', gap=4.6, w=(.3, 2.2))], sil=2.4, nu=60, edges=[('v', .55, 1.3), ('v', .7, 1.3)]), revolve([(1.72, 3.1), (1.86, 3.12), (1.88, 3.3), (1.62, 3.3)], LO, hatch=[fam('u', gap=2.8, w=(.4, 2.0))], sil=2.2, nu=60, nv=8, edges=[('v', .35, 1.6), ('v', .6, 2.0), ('v', 1, 1.8)]), revolve([(1.62, 3.3), (1.55, 2.4)], LO, hatch=[fam('u', gap=2.8, w=(.4, 2.2))], sil=0, nu=60),
      revolve([(0, 2.75), (1.57, 2.75)], LO, hatch=[fam('u', gap=2.5, w=(1.2, 2.3), grain=.3)], sil=0, nu=60, nv=6, hot=lambda u, v: .97 - .14 * v ** 2, name='hot', shadow=False))
for sg in (-1, 1):
    S.add(cyl((LO[0] + sg * 1.5, LO[1], LO[2] + 2.1), (LO[0] + sg * 2.25, LO[1], LO[2] + 2.1), .3, hatch=[fam('v', gap=3)]))
    S.add(box(LO[0] + sg * 2.0 - .22, LO[0] + sg * 2.0 + .22, LO[1] - .5, LO[1] + .5, -2.2, LO[2] + 2.05))
# yard in front, rails
S.add(quad((-60, -30, 0), (70, -30, 0), (70, 120, 0), (-60, 120, 0), hatch=[fam('u', gap=8, w=(.25, 1.2), grain=.4, gain=.8)], ew=0, n=60, shadow=False, mat=.75))
# ---- people
S.add(figure(-1.2, -7.6, DZ, 1.75, 0.2, (.6, 1.05), tool=2.6, lean=.12), figure(4.6, -12.4, DZ, 1.75, 2.9, (.55, 1.1), tool=2.2, lean=.1), figure(5.6, -8.2, DZ, 1.75, 3.4), figure(-3.4, -14.2, DZ, 1.75, .4))
S.build()
# ---- sky: ruling, smoke
fx, fy = S.cam.project(np.array([[.6, -8, DZ + 2]]))[0:2]; fx, fy = fx[0], fy[0]
def sky(x, y):
    d = np.hypot((x - fx) / 1.5, (y - fy)); h = .34 * np.exp(-(d / 260) ** 2) + .12 * np.exp(-(d / 520) ** 2)
    return .045 + .10 * smooth(250, 820, y), h
S.ruled(sky, 12, 790, 8.5, w=(.2, 1.5), t0=.03)
def smoke(x, y, n, L, w0, w1, dr, seed):
    r = np.random.default_rng(seed); t = np.linspace(0, 1, 200)
    for i in range(n):
        q = (i + .5) / n * 2 - 1; ph = r.random() * 6
        px = x + q * (w0 + (w1 - w0) * t ** .8) + dr * t ** 1.5 + (8 + 40 * t) * t * np.sin(t * 11 + q * 1.6 + seed) + 5 * t * np.sin(t * 33 + q * 3 + ph * .15)
        py = y - L * t * (1 - .18 * t) + (6 + 22 * t) * np.sin(t * 13 + q * 2.2 + seed * 2) * t
        dens = lambda X, Y: ((.5 - .28 * q) * smooth(0, 40, y - Y + 6) * np.exp(-((y - Y) / L * 1.5) ** 2) * (.75 + .35 * np.sin(X / 24 + Y / 31 + q * 2)), .10 * np.exp(-(np.hypot(X - fx, Y - fy) / 420) ** 2) + 0 * X)
        S.line2(np.stack([px, py], 1), dens, (.2, 1.5), .05, .3)
for (px, py, pz), seed, L, w1 in (((30, 46, 44), 1, 330, 78), ((40, 52, 46), 2, 300, 70), ((-47, 60, 50), 4, 330, 85)):
    X, Y, _ = S.cam.project(np.array([[px, py, pz]])); smoke(X[0], Y[0] - 2, 15, L, 9, w1, 170, seed)
S.engrave()
S.line3([A0 + upn * 2.6, A1 + upn * 3.4], 1.0, .45)
# ---- glow
S.glow(fx, fy, 620, .36); S.glow(fx, fy + 30, 300, .4, ORANGE, .8)
q = S.cam.project(at(RUN, np.linspace(0, 1, 40)) + (0, 0, DZ)); d = 'M' + 'L'.join('%.1f %.1f' % t for t in zip(q[0], q[1]))
S.glow_path(d, 80, .55, FIRE)
g = S.gradient('linear', [(0, WHITE, 1), (.6, '#ffe2a4', 1), (1, STRAW, 1)], x1=0, y1=q[1].min() - 30, x2=0, y2=1130)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
x, y, _ = S.cam.project(np.array([[0, -4.8, DZ + .5]])); S.glow(x[0], y[0], 120, .55, STRAW, .9, front=True)
S.glow_path(d, 34, .2, STRAW, front=True)
x, y, _ = S.cam.project(np.array([[.6, -18.8, .9]])); S.glow(x[0], y[0], 150, .4, ORANGE, .7, front=True)
S.write('ironworks')
