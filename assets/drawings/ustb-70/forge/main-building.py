import math
from engrave import *
rng = np.random.default_rng(12)
DOORS = (-3.5, 0, 3.5); PZ = 2.0                           # podium
HOT = [((x, -1.3, PZ + 2.6), 1.35, 3.6) for x in DOORS] + [((0, -4.6, PZ + 1.6), .9, 4.6)]
S = Scene(Camera((-3.2, -70, 3.0), (-3.2, 0, 0), f=1960, cx=712, cy=846, level=True), key=(.70, .60, -.40), key_i=.92, amb=.035, hots=HOT, rim=.22, seed=51, eps=.0009, fade=(80, 150, .7))
A = lambda *p: np.array(p, float)
V = lambda x, y, z: np.stack(np.broadcast_arrays(x, y, z), -1)
WALL = lambda g=4.6, m=1.5: [fam('u', gap=g, w=(.28, m), grain=.16)]
def window(x, y, z, w=1.5, h=2.1, hood=0, sill=True):
    o = y - .10; S.add(quad((x - w / 2, o, z), (x + w / 2, o, z), (x + w / 2, o, z + h), (x - w / 2, o, z + h), hatch=[], ew=1.1))
    if sill: S.add(box(x - w / 2 - .2, x + w / 2 + .2, y - .3, y, z - .24, z - .02, hatch=[], ew=.9))
    S.add(box(x - w / 2 - .16, x + w / 2 + .16, y - .22, y, z + h + .02, z + h + .30, hatch=[], ew=.9))
    S.line3([(x, o - .02, z), (x, o - .02, z + h)], .9, .32); S.line3([(x - w / 2, o - .02, z + h * .68), (x + w / 2, o - .02, z + h * .68)], .9, .32)
    if hood == 1: S.add(box(x - w / 2 - .3, x + w / 2 + .3, y - .45, y, z + h + .45, z + h + .62, hatch=[], ew=1.0))
    if hood == 2: S.line3([(x - w / 2 - .35, y - .3, z + h + .5), (x, y - .3, z + h + 1.15), (x + w / 2 + .35, y - .3, z + h + .5), (x - w / 2 - .35, y - .3, z + h + .5)], 1.5, .75)
def cornice(x0, x1, y0, y1, z, k=1., ticks=True):
    for d, a, b in ((.25, 0, .3), (.6, .3, .62), (.85, .62, .95)): S.add(box(x0 - d * k, x1 + d * k, y0 - d * k, y1, z + a * k, z + b * k, hatch=[fam('u', gap=3.2, w=(.4, 1.9))], ew=1.3 if b < .9 else 1.7))
    if ticks:
        for x in np.arange(x0, x1 + .01, .62): S.line3([(x, y0 - .3 * k, z + .02), (x, y0 - .3 * k, z + .30 * k)], 1.2, .55)
# ---- wings
WX0, WX1, WY, WH, DEP = 12.2, 25.4, 2.4, 16.6, 15.0
for s in (-1, 1):
    X = lambda a, b: (min(s * a, s * b), max(s * a, s * b))
    x0, x1 = X(WX0, WX1); S.add(quad((x0, WY, 4.9), (x1, WY, 4.9), (x1, WY, WH), (x0, WY, WH), hatch=WALL(), ew=1.5), quad((s * WX1, WY, 0), (s * WX1, WY + DEP, 0), (s * WX1, WY + DEP, WH), (s * WX1, WY, WH), hatch=WALL(), ew=1.4))
    S.add(box(x0, x1, WY - .22, WY, 0, 1.1, hatch=[fam('u', gap=3.6)], ew=1.4, skip='b'), box(x0, x1, WY - .25, WY, 4.55, 4.95, hatch=[], ew=1.3, skip='b'))
    for k in range(6): S.add(box(x0, x1, WY - .12, WY, 1.14 + k * .57, 1.14 + k * .57 + .48, hatch={'f': [fam('u', gap=3.6, w=(.3, 1.7))], 'side': []}, ew=.9, skip='bd'))
    n = 5; bay = (WX1 - WX0) / n
    for i in range(n):
        xc = s * (WX0 + (i + .5) * bay); window(xc, WY - .14, 1.75, 1.45, 2.2)
        for fl, h in ((0, 2.3), (1, 2.2), (2, 1.9)): window(xc, WY, 5.75 + fl * 3.65, 1.5, h, hood=1 if fl == 0 else 0)
    for i in range(n + 1):
        xc = s * (WX0 + i * bay); 
        if i == 0: xc += s * .3
        if i == n: xc -= s * .35
        S.add(box(xc - .32, xc + .32, WY - .28, WY, 4.95, WH - .9, hatch={'f': [fam('v', gap=3.2, w=(.4, 1.8))], 'side': []}, ew=1.1, skip='bd'), box(xc - .42, xc + .42, WY - .36, WY, WH - .9, WH - .55, hatch=[], ew=1.0))
    S.add(box(x0, x1, WY - .12, WY, WH - .5, WH, hatch=[fam('u', gap=3)], ew=1.2, skip='b')); cornice(x0, x1, WY, WY + DEP, WH)
    e = .9; z0 = WH + .95; S.add(quad((x0 - (e if s < 0 else 0), WY - e, z0), (x1 + (e if s > 0 else 0), WY - e, z0), (x1 - (5 if s > 0 else 0), WY + 7, z0 + 3.1), (x0 + (5 if s < 0 else 0), WY + 7, z0 + 3.1), hatch=[fam('v', gap=5, w=(.3, 1.5), grain=.2)], ew=1.6))
    for x in (16.5, 21.5): S.add(box(s * x - .5, s * x + .5, WY + 5, WY + 6, z0 + 1.8, z0 + 4.1, hatch=[fam('u', gap=3)], ew=1.3), box(s * x - .62, s * x + .62, WY + 4.9, WY + 6.1, z0 + 4.1, z0 + 4.35, hatch=[], ew=1.2))
# ---- centre block
CX, CH = 12.2, 20.6
S.add(quad((-CX, 0, 4.9), (CX, 0, 4.9), (CX, 0, CH), (-CX, 0, CH), hatch=WALL(4.6, 1.6), ew=1.6))
for s in (-1, 1): S.add(quad((s * CX, 0, 0), (s * CX, WY + 12, 0), (s * CX, WY + 12, CH), (s * CX, 0, CH), hatch=WALL(), ew=1.5))
S.add(box(-CX, CX, -.22, 0, 0, 1.1, hatch=[fam('u', gap=3.6)], ew=1.4, skip='b'), box(-CX, CX, -.26, 0, 4.55, 4.98, hatch=[], ew=1.3, skip='b'))
for k in range(6):
    for a, b in ((-CX, -9.4), (9.4, CX)): S.add(box(a, b, -.14, 0, 1.14 + k * .57, 1.62 + k * .57, hatch={'f': [fam('u', gap=3.6, w=(.3, 1.8))], 'side': []}, ew=.9, skip='bd'))
# wall behind the columns, ground floor: courses round the three doors
DW, DH = 2.1, 4.7
S.add(quad((-9.4, 0, 0), (9.4, 0, 0), (9.4, 0, PZ), (-9.4, 0, PZ), hatch=[], ew=0))
for a, b in ((-9.4, -3.5 - DW / 2), (-3.5 + DW / 2, -DW / 2), (DW / 2, 3.5 - DW / 2), (3.5 + DW / 2, 9.4)): S.add(quad((a, 0, PZ), (b, 0, PZ), (b, 0, PZ + DH), (a, 0, PZ + DH), hatch=[fam('u', gap=4.2, w=(.3, 1.8))], ew=1.1))
S.add(quad((-9.4, -.02, PZ + DH), (9.4, -.02, PZ + DH), (9.4, -.02, PZ + DH + .3), (-9.4, -.02, PZ + DH + .3), hatch=[fam('u', gap=3)], ew=1.1))
def hotdoor(x):
    yb = .9; S.add(quad((x - DW / 2, yb, PZ), (x + DW / 2, yb, PZ), (x + DW / 2, yb, PZ + DH), (x - DW / 2, yb, PZ + DH), hatch=[fam('u', gap=2.4, w=(1.2, 2.2), grain=.35)], ew=0, n=14, hot=lambda u, v: .99 - .16 * np.abs(2 * u - 1) ** 3 - .17 * (v - .35) ** 2 * 2 - .08 * np.clip(np.sin(v * 25) * np.sin(u * 9 + v * 7), 0, 1), name='hot', shadow=False))
    for s in (-1, 1): S.add(quad((x + s * DW / 2, 0, PZ), (x + s * DW / 2, yb, PZ), (x + s * DW / 2, yb, PZ + DH), (x + s * DW / 2, 0, PZ + DH), hatch=[fam('v', gap=2.6)], ew=1.4))
    S.add(box(x - DW / 2 - .34, x - DW / 2, -.2, 0, PZ, PZ + DH + .34, hatch=[fam('v', gap=2.8)], ew=1.3), box(x + DW / 2, x + DW / 2 + .34, -.2, 0, PZ, PZ + DH + .34, hatch=[fam('v', gap=2.8)], ew=1.3), box(x - DW / 2 - .34, x + DW / 2 + .34, -.2, 0, PZ + DH, PZ + DH + .34, hatch=[fam('u', gap=2.6)], ew=1.3), box(x - DW / 2 - .6, x + DW / 2 + .6, -.55, 0, PZ + DH + .45, PZ + DH + .7, hatch=[fam('u', gap=2.6)], ew=1.4))
    def bar(xa, xb, za, zb): S.add(quad((x + xa, yb - .12, PZ + za), (x + xb, yb - .12, PZ + za), (x + xb, yb - .12, PZ + zb), (x + xa, yb - .12, PZ + zb), hatch=[], ew=0, shadow=False))
    bar(-DW / 2, DW / 2, 3.0, 3.26); bar(-.10, .10, 0, 3.1); bar(-DW / 2, DW / 2, 0, .5); bar(-DW / 2, -DW / 2 + .16, 0, DH); bar(DW / 2 - .16, DW / 2, 0, DH); bar(-.05, .05, 3.2, DH)
    for q in (-.55, .55): bar(q - .045, q + .045, .4, DH)
    for z in (1.3, 2.15, 3.95): bar(-DW / 2, DW / 2, z - .05, z + .05)
for x in DOORS: hotdoor(x)
for x in DOORS + (-7.0, 7.0):
    for z, h in ((8.55, 2.4), (12.4, 2.0)): window(x, 0, z, 1.6, h)
for s in (-1, 1):
    window(s * 10.8, -.14, 1.75, 1.35, 2.2)
    for z, h, hd in ((5.9, 2.4, 2), (9.8, 2.3, 1), (13.6, 1.9, 0)): window(s * 10.8, 0, z, 1.4, h, hood=hd)
    S.add(box(s * 9.35 - .3, s * 9.35 + .3, -.3, 0, 4.98, 16.3, hatch={'f': [fam('v', gap=3.2)], 'side': []}, ew=1.1, skip='bd'))
window(-7.0, 0, PZ + .9, 1.5, 2.6); window(7.0, 0, PZ + .9, 1.5, 2.6)
# attic storey and crown
for x in (-10.8, -7, -3.5, 0, 3.5, 7, 10.8): window(x, 0, 17.95, 1.35, 1.65)
for x in (-8.9, -5.25, -1.75, 1.75, 5.25, 8.9): S.add(box(x - .26, x + .26, -.22, 0, 17.1, CH - .1, hatch={'f': [fam('v', gap=3)], 'side': []}, ew=1.0, skip='bd'))
cornice(-CX, CX, 0, 12, CH, 1.1)
S.add(box(-CX + .6, CX - .6, .2, 8, CH + 1.05, CH + 2.0, hatch=[fam('u', gap=3.6)], ew=1.5), box(-6.6, 6.6, 0, 7, CH + 2.0, CH + 3.5, hatch=[fam('u', gap=4)], ew=1.6), box(-6.9, 6.9, -.25, 7, CH + 3.5, CH + 3.85, hatch=[fam('u', gap=2.8)], ew=1.6), box(-3.2, 3.2, .1, 6, CH + 3.85, CH + 4.7, hatch=[fam('u', gap=3.4)], ew=1.5), box(-3.45, 3.45, -.1, 6.2, CH + 4.7, CH + 4.98, hatch=[], ew=1.5))
for x in np.arange(-5.6, 5.7, 1.4): S.add(quad((x - .42, -.06, CH + 2.3), (x + .42, -.06, CH + 2.3), (x + .42, -.06, CH + 3.2), (x - .42, -.06, CH + 3.2), hatch=[], ew=1.0))
for s in (-1, 1): S.add(box(s * 11 - .55, s * 11 + .55, .0, 1.1, CH + 2.0, CH + 2.7, hatch=[fam('u', gap=3)], ew=1.2), revolve(spline([(.25, 0), (.5, .5), (.42, .95), (.2, 1.25), (0, 1.4)], 40), (s * 11, .55, CH + 2.7), hatch=[fam('u', gap=2.8)], sil=1.4, nu=30, nv=16))
# ---- portico: six columns, entablature, balustrade
CY, CT = -3.4, 14.6
for x in (-8.6, -5.25, -1.75, 1.75, 5.25, 8.6):
    S.add(box(x - .92, x + .92, CY - .92, CY + .92, PZ, PZ + .35, hatch=[fam('u', gap=2.8)], ew=1.3), revolve([(.86, .35), (.9, .5), (.84, .65), (.74, .72)], (x, CY, PZ), hatch=[fam('u', gap=2.6)], sil=1.5, nu=40, nv=16))
    S.add(revolve(spline([(.74, PZ + .7), (.74, 5.5), (.70, 9.5), (.62, CT - 1.0)], 60), (x, CY, 0), hatch=[fam('v', gap=3.7, w=(.35, 2.2), grain=.14)], sil=2.1, nu=60, nv=30, edges=[('v', .97, 1.1)]), revolve([(.62, CT - 1.0), (.68, CT - .8), (.66, CT - .72), (.92, CT - .35)], (x, CY, 0), hatch=[fam('u', gap=2.6)], sil=1.5, nu=40, nv=20, edges=[('v', 0, 1.1), ('v', .4, 1.1)]), box(x - 1.0, x + 1.0, CY - 1.0, CY + 1.0, CT - .35, CT, hatch=[fam('u', gap=2.6)], ew=1.4))
    S.add(box(x - .62, x + .62, -.35, 0, PZ, CT, hatch={'f': [fam('v', gap=3.4)], 'side': [fam('v', gap=3)]}, ew=1.1, skip='b'))
S.add(box(-9.6, 9.6, CY - .75, 0, CT, CT + .75, hatch=[fam('u', gap=3.2, w=(.4, 2))], ew=1.5), box(-9.5, 9.5, CY - .65, 0, CT + .75, CT + 1.6, hatch=[fam('u', gap=4, w=(.3, 1.7))], ew=1.3)); cornice(-9.5, 9.5, CY - .65, 0, CT + 1.6, .8)
zb = CT + 2.36; S.add(box(-9.8, 9.8, CY - .85, CY - .45, zb + .85, zb + 1.05, hatch=[fam('u', gap=2.6)], ew=1.3), box(-9.8, 9.8, CY - .85, CY - .45, zb, zb + .16, hatch=[], ew=1.1))
for x in np.arange(-9.2, 9.3, .46):
    if min(abs(x - c) for c in (-8.6, -5.25, -1.75, 1.75, 5.25, 8.6)) > .5: S.line3([(x, CY - .66, zb + .16), (x, CY - .66, zb + .85)], 2.2, .62)
for x in (-8.6, -5.25, -1.75, 1.75, 5.25, 8.6): S.add(box(x - .42, x + .42, CY - .95, CY - .4, zb, zb + 1.12, hatch=[fam('u', gap=3)], ew=1.2))
# ---- podium, flight of steps, cheeks
S.add(box(-10.4, 10.4, CY - 1.5, 0, 0, PZ, hatch=[fam('u', gap=3.6)], ew=1.5))
NS = 12
for i in range(NS): S.add(box(-8.2, 8.2, CY - 1.5 - (i + 1) * .42, CY - 1.5, 0, PZ - (i + 1) * PZ / (NS + 1), hatch={'t': [fam('u', gap=2.2, w=(.6, 2.0))], 'f': [], 'side': []}, ew=1.35, skip='bd'))
for s in (-1, 1):
    S.add(box(min(s * 8.2, s * 10.2), max(s * 8.2, s * 10.2), CY - 6.0, CY - 1.4, 0, PZ + .0, hatch=[fam('u', gap=3.6)], ew=1.7), box(min(s * 8.1, s * 10.3), max(s * 8.1, s * 10.3), CY - 6.1, CY - 1.3, PZ, PZ + .22, hatch=[], ew=1.4))
    c = A(s * 9.2, CY - 5.0, PZ + .22); S.add(revolve([(.5, 0), (.46, .5), (.22, .8), (.16, 1.0), (.10, 3.4)], c, hatch=[fam('u', gap=2.8)], sil=1.5, nu=30, nv=30, edges=[('v', .15, 1), ('v', .3, 1)]))
    for dx in (-.62, 0, .62):
        z = 3.75 if dx == 0 else 3.35; S.add(revolve(spline([(0, -.3), (.24, -.2), (.3, 0), (.2, .24), (0, .3)], 30), c + A(dx, 0, z + .25), hatch=[fam('u', gap=2.6)], sil=1.3, nu=24, nv=12))
    S.line3([c + A(-.62, 0, 3.35), c + A(-.4, 0, 3.1), c + A(0, 0, 3.0), c + A(.4, 0, 3.1), c + A(.62, 0, 3.35)], 1.6, .6)
    # hedges, kerb of the avenue
    S.add(box(min(s * 11.5, s * 24.8), max(s * 11.5, s * 24.8), WY - 4.4, WY - 3.2, 0, .9, hatch=[fam('u', gap=3.6, w=(.3, 1.5), grain=.5)], ew=1.1), box(min(s * 8.8, s * 9.15), max(s * 8.8, s * 9.15), -58, -11, 0, .22, hatch=[], ew=1.3))
# ---- snow swept to both sides: soft banks along the kerb
for s in (-1, 1):
    def bank(u, v, s=s):
        y = -12 - 44 * u; a = math.pi * v; r = .8 + .28 * np.sin(y * .7 + s) + .12 * np.sin(y * 1.9); return V(s * (10.3 + 1.1 * np.cos(a) * s * s), y, .62 * r * np.sin(a))
    S.add(Patch(bank, 80, 12, [fam('u', gap=4, w=(.3, 1.9), grain=.45)], [], 1.5))
# ---- people
for x, y, z, f in ((-2.6, -13.5, 0, 1.4), (-1.7, -13.8, 0, 1.7), (5.4, -9.0, .0, -1.2), (2.4, -24, 0, 1.5), (-6.2, -30, 0, -1.4)): S.add(figure(x, y, z, 1.7, f, (.16, .95), lean=.04))
S.add(figure(-5.4, CY - 2.6, PZ - .62, 1.7, 1.5, (.16, .95)))
# ---- bare trees
def tree(p, h, r, w=4.2, depth=5, c=.62):
    def br(a, d, l, w, n):
        b = a + d * l; m = (a + b) / 2 + r.normal(size=3) * l * .035
        S.line3([a, m, b], w, c - .05 * (depth - n), grain=.2, n=max(8, int(l * 8)))
        if n == 0: return
        for k in range(3 if n > 1 else 2):
            nd = unit(d + r.normal(size=3) * (.40, .15, .30) + (0, 0, .22)); br(a + d * l * (.42 + .29 * k), nd, l * r.uniform(.50, .70), max(.9, w * .62), n - 1)
    br(A(*p), A(0, 0, 1), h * .40, w, depth)
for i, (x, y, h) in enumerate(((-27.6, 3, 14), (-24.6, -14, 11.5), (27.4, 3, 14), (24.4, -15, 11))): tree((x, y, 0), h, np.random.default_rng(60 + i), 3.2, 4, .55)
tree((-13.2, -36, 0), 11.6, np.random.default_rng(5), 7.5, 5, .70); tree((10.6, -34, 0), 11.0, np.random.default_rng(8), 7.0, 5, .70)
S.add(floor(S.cam, 0, 6, 260, .9, gap=8, w=(.25, 1.4), mat=.75, grain=.3))
S.build()
fx, fy, _ = S.cam.project(A(0, -1, PZ + 2.4)[None]); fx, fy = fx[0], fy[0]
def sky(x, y): d = np.hypot((x - fx) / 1.4, y - fy); return .05 + .06 * smooth(250, 846, y) + 0 * x, .2 * np.exp(-(d / 150) ** 2)
S.ruled(sky, 12, 844, 8, w=(.2, 1.5), t0=.02)
S.engrave()
S.glow(fx, fy, 330, .40, sy=.8); S.glow(fx, fy, 170, .45, ORANGE, .8); q = S.cam.project(A(0, CY - 8, 0)[None]); S.glow(q[0][0], q[1][0], 300, .34, FIRE, .22)
g = S.gradient('linear', [(0, WHITE, 1), (.55, STRAW, 1), (1, ORANGE, 1)], x1=0, y1='%.0f' % (fy + 60), x2=0, y2='%.0f' % (fy - 70))
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 0), g))
for x in DOORS: q = S.cam.project(A(x, 0, PZ + 2.2)[None]); S.glow(q[0][0], q[1][0], 80, .24, STRAW, 1.25, front=True)
S.write('main-building')
