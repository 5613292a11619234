import math
from engrave import *
rng = np.random.default_rng(87)
SX, SZ, SW = 8.0, 1.15, 1.15                            # strip: middle, height, half width
YE = 170.
HOT = [((SX, y, SZ + h), i, r) for y, h, i, r in ((13.2, 1.1, 1.3, 2.4), (20.5, 1.2, 1.5, 3.0), (27, 1.5, 1.3, 3.6), (37, 1.8, 1.2, 4.6), (52, 2.2, 1.0, 6), (74, 2.6, .8, 8), (100, 3, .6, 10))]
cam = Camera((0, -7, 9.3), (0, 0, 0), f=1150, cx=610, cy=425, level=True)
S = Scene(cam, key=(.62, .72, -.42), key_i=.8, amb=.035, hots=HOT, rim=.26, seed=87, eps=.0018, fade=(30, 150, .78))
fu = lambda g=4.4, w=(.3, 1.9): [fam('u', gap=g, w=w)]
fv = lambda g=4.4, w=(.3, 1.9): [fam('v', gap=g, w=w)]
# ---- the strip
hz = lambda y: np.interp(y, [6, 16, 20, 45, 80, 110, YE], [.97, .97, 1.0, .93, .82, .70, .56])
def strip(y0, y1):
    f = lambda u, v: np.stack([SX + SW * (2 * v - 1), y0 + (y1 - y0) * u ** 2, SZ + 0 * u], -1)
    hot = lambda u, v: hz(y0 + (y1 - y0) * u ** 2) - .06 * np.abs(2 * v - 1) ** 4 - .07 * np.clip(np.sin(u * 60 + 7 * np.sin(v * 5)) * np.sin(v * 12 + u * 9), 0, 1)
    S.add(Patch(f, 120, 3, [fam('u', gap=2.4, w=(1.2, 2.3), grain=.3)], [('v', 0, 1.5), ('v', 1, 1.5)], hot=hot, name='hot', shadow=False), Patch(lambda u, v: np.stack([SX - SW + 0 * u, y0 + (y1 - y0) * u ** 2, SZ - .09 * v], -1), 120, 2, [], [('v', 1, 1.2)], hot=lambda u, v: hz(y0 + (y1 - y0) * u ** 2) - .12, name='hot', shadow=False))
strip(7, 16.2); strip(16.2, YE)
# ---- roller table
for k in range(110):
    y = 7.4 + .85 * k * (1 + k / 260)
    if 14.6 < y < 18.4 or y > 120: continue
    S.add(cyl((SX - 1.55, y, SZ - .32), (SX + 1.55, y, SZ - .32), .2, hatch=fv(2.6) if y < 45 else [], sil=1.2, nu=14, ew=1, cap=y < 40))
for s in (-1, 1):
    x0, x1 = sorted((SX + s * 1.6, SX + s * 2.0)); S.add(box(x0, x1, 6, 14.6, .3, 1.35, hatch=fu(3.4), ew=1.5, mesh=12), box(x0, x1, 18.6, 130, .3, 1.2, hatch=fu(3.4), ew=1.5, mesh=40))
    x0, x1 = sorted((SX + s * 2.1, SX + s * 2.9)); S.add(box(x0, x1, 18.6, 130, 0, .5, hatch=fu(4), ew=1.0, mesh=40))
# ---- the last stand
def stand(y0, first=True):
    k = dict(ew=1.9 if first else 1.4)
    for xa, xb in ((SX - 3.0, SX - 1.75), (SX + 1.75, SX + 3.0)):
        S.add(box(xa, xb, y0, y0 + .95, 0, 7.0, hatch=fv(4.2, (.3, 2.1)), **k), box(xa, xb, y0 + 2.35, y0 + 3.3, 0, 7.0, hatch=fv(4.2), **k), box(xa - .1, xb + .1, y0 - .1, y0 + 3.4, 6.1, 7.7, hatch={'side': fu(4.2, (.3, 2.)), 'top': fu(4.6)}, **k), box(xa - .2, xb + .2, y0 - .3, y0 + 3.6, 0, .5, hatch=fu(3.6), ew=1.4))
        xm = (xa + xb) / 2; S.add(cyl((xm, y0 + 1.65, 7.7), (xm, y0 + 1.65, 8.5), .42, hatch=fu(3, (.3, 2)), sil=1.7, nu=30), cyl((xm, y0 + 1.65, 8.5), (xm, y0 + 1.65, 8.8), .2, hatch=fu(2.6), sil=1.3, nu=20))
        for z, r in ((SZ + 1.75, .62), ): S.add(box(xm - .5, xm + .5, y0 + .97, y0 + 2.33, z - .62, z + .62, hatch=fu(3), ew=1.2))
        for z in (1.2, 2.6, 4.0, 5.4): S.add(cyl((xm, y0, z), (xm, y0 - .07, z), .13, hatch=[], sil=1.1, nu=14))
    S.add(box(SX - 2.2, SX + 2.2, y0 + 1.0, y0 + 2.3, 7.0, 7.9, hatch=fu(4), ew=1.5))
    yc = y0 + 1.65
    for z, r in ((SZ + .42, .42), (SZ - .5, .42)): S.add(cyl((SX - 1.75, yc, z), (SX + 1.75, yc, z), r, hatch=fv(2.8, (.3, 2.2)), sil=1.7, nu=36))
    S.add(cyl((SX - 1.75, yc, SZ + 1.75), (SX + 1.75, yc, SZ + 1.75), .92, hatch=fv(3.6, (.3, 2.2)), sil=1.9, nu=44)); S.add(box(SX - 1.75, SX + 1.75, y0 + .5, y0 + .8, 4.4, 5.2, hatch=fu(3.6), ew=1.4), box(SX - 1.75, SX + 1.75, yc - .25, yc + .25, 3.95, 4.3, hatch=fu(3), ew=1.1))
    for z in (SZ + .42, SZ - .5): S.add(cyl((SX + 3.0, yc, z), (SX + 6.6, yc, z), .26, hatch=fv(2.8), sil=1.4, nu=20))
    S.add(box(SX + 6.6, SX + 8.6, y0, y0 + 3.3, 0, 3.0, hatch=fu(4.4), ew=1.6), box(SX + 9, SX + 12.4, y0 + .2, y0 + 3.1, 0, 3.6, hatch=fu(4.4), ew=1.5))
stand(14.9)
# ---- cooling headers over the run-out table, coilers far away
for k in range(9):
    y = 46 + 7.6 * k
    for s in (-1, 1): S.add(beam((SX + s * 2.6, y, 0), (SX + s * 2.6, y, 4.0), .26, ew=1.1, up=(0, 1, 0), hatch=fv(3)))
    S.add(box(SX - 2.9, SX + 2.9, y - .25, y + 2.6, 3.7, 4.1, hatch=fu(3.6), ew=1.3))
    S.add(cyl((SX - 2.9, y + 1, 4.3), (SX + 2.9, y + 1, 4.3), .2, hatch=fv(2.6), sil=1.1, nu=12))
    S.add(tube(spline([(SX - 2.9, y + 1, 4.3), (SX - 3.8, y + 1, 4.25), (SX - 4.1, y + 1, 3.6), (SX - 4.1, y + 1, .2)], 16), .17, hatch=fu(2.8), sil=1.2, nu=10, ends=0))
for k in range(2): S.add(box(SX - 3.6, SX + 3.6, 122 + 15 * k, 127 + 15 * k, 0, 3.6, hatch=fu(3.6), ew=1.3))
# ---- hall: columns, crane girders, roof
XL, XR, HE = -13.5, 24.0, 15.2
for x, s in ((XL, 1), (XR, -1)):
    for k in range(13):
        y = 8 + 13 * k; S.add(box(x - .35, x + .35, y - .5, y + .5, 0, HE, hatch=fv(4, (.3, 1.7)), ew=1.5), box(*sorted((x, x + s * 1.0)), y - .3, y + .3, 10.3, 10.9, hatch=[], ew=1))
    S.add(box(*sorted((x + s * .5, x + s * 1.1)), 4, 172, 10.9, 12.1, hatch=fu(4), ew=1.5, mesh=40))
    xw = x - s * .6; S.add(quad((xw, 2, 0), (xw, 176, 0), (xw, 176, HE), (xw, 2, HE), hatch=[fam('u', gap=7.4, w=(.25, 1.2), grain=.3)], ew=1, n=40, mat=.55, shadow=False))
XM = (XL + XR) / 2
for k in range(13):
    y = 8 + 13 * k; a, b, m = np.array((XL, y, HE)), np.array((XR, y, HE)), np.array((XM, y, HE + 3.6))
    if k < 4:
        S.add(beam(a, b, .3, ew=1.2), beam(a, m, .3, ew=1.2), beam(m, b, .3, ew=1.2))
    else: S.line3([a, b], 1.4, .5); S.line3([a, m, b], 1.6, .6)
    for i in range(12):
        x0, x1 = XL + (XR - XL) * i / 12, XL + (XR - XL) * (i + 1) / 12; zr = lambda x: HE + 3.6 * (1 - abs(x - XM) / (XM - XL))
        S.line3([(x1, y, HE), (x1, y, zr(x1))], 1, .42); S.line3([(x0, y, zr(x0)), (x1, y, HE)] if i >= 6 else [(x0, y, HE), (x1, y, zr(x1))], 1, .42)
for t in np.linspace(0, 1, 13): x = XL + (XR - XL) * t; S.line3([(x, 6, HE + 3.75 - 3.6 * abs(x - XM) / (XM - XL)), (x, 166, HE + 3.75 - 3.6 * abs(x - XM) / (XM - XL))], 1.0, .32, n=300)
# crane across, far
for y in (62, 64.6): S.add(box(XL + .8, XR - .8, y, y + .5, 12.5, 14.0, hatch=fu(4), ew=1.4, mesh=6))
S.add(box(-2, 2.2, 61.6, 65.6, 14, 15.2, hatch=fu(3.6), ew=1.4)); S.line3([(.2, 63, 14), (.2, 63, 8.4)], 1.2, .45); S.line3([(.7, 63, 14), (.7, 63, 8.4)], 1.2, .45); S.add(box(-.2, 1.1, 62.6, 63.6, 7.4, 8.4, hatch=fu(2.6), ew=1.3))
# coils on the floor, left; walkway and people
def coil(x, y, r=.95, w=1.7): 
    S.add(revolve([(r, 0), (r, w)], (x, y, r), (0, 1, 0), hatch=fv(3.6, (.3, 2.)), sil=1.7, nu=44), revolve([(.36, 0), (r, 0)], (x, y, r), (0, 1, 0), hatch=fu(2.6), sil=0, nu=50, edges=[('v', 0, 1.5), ('v', 1, 1.8)]), revolve([(.36, 0), (.36, w)], (x, y, r), (0, 1, 0), hatch=[], sil=0, nu=30, amb=0))
for i in range(6):
    for j in range(3): coil(-10.2 + 2.5 * j, 24.5 + 3.3 * i + .2 * j)
for i in range(3): coil(-8.95 + 2.5 * (i % 2), 24.7 + 6.6 * (i // 2) , .95) if False else None
for x, y, f in ((2.4, 26, .6), (3.3, 27.2, 2.9), (4.0, 40, 1.2), (-3.2, 33, 3.0)): S.add(figure(x, y, 0, 1.78, f))
# ---- pulpit: mullions, sill, desk with levers and dark screens, two chairs
Y0 = -4.05
for x in (-1.38, -.12, 1.56, 2.75): S.add(box(x - .045, x + .045, Y0 - .06, Y0 + .06, 7.9, 10.3, hatch=fv(2.8, (.3, 1.9)), ew=1.6))
S.add(box(-1.9, 3.1, Y0 - .08, Y0 + .08, 10.16, 10.38, hatch=fu(3.4), ew=1.7), box(-1.9, 3.1, Y0 - .1, Y0 + .06, 8.02, 8.1, hatch=fu(2.8), ew=1.5))
DZ0, DY0, DY1 = 7.93, -4.95, -4.15
S.add(quad((-1.9, DY0, DZ0 - .12), (3.1, DY0, DZ0 - .12), (3.1, DY1, DZ0 + .1), (-1.9, DY1, DZ0 + .1), hatch=[fam('u', gap=6.4, w=(.25, 1.5))], ew=1.9, n=20), quad((-1.9, DY0, DZ0 - .5), (3.1, DY0, DZ0 - .5), (3.1, DY0, DZ0 - .12), (-1.9, DY0, DZ0 - .12), hatch=fu(5), ew=1.6, n=12))
zd = lambda y: DZ0 - .12 + .22 * (y - DY0) / (DY1 - DY0)
for cx_ in (-.62, .62, 1.72):                          # button fields
    for i in range(6):
        for j in range(3):
            x, y = cx_ - .2 + .08 * i, DY0 + .2 + .13 * j; S.add(cyl((x, y, zd(y)), (x, y, zd(y) + .022), .02, hatch=[], sil=1.0, nu=12, ew=1))
    S.line3([(cx_ - .27, DY0 + .12, zd(DY0 + .12) + .004), (cx_ + .27, DY0 + .12, zd(DY0 + .12) + .004), (cx_ + .27, DY0 + .56, zd(DY0 + .56) + .004), (cx_ - .27, DY0 + .56, zd(DY0 + .56) + .004), (cx_ - .27, DY0 + .12, zd(DY0 + .12) + .004)], 1.2, .5)
for x in (.02, .2, 1.16, 1.32):
    y = DY0 + .34; S.add(revolve([(.05, 0), (.045, .03), (.014, .05)], (x, y, zd(y)), hatch=fu(2.4), sil=1.3, nu=18), cyl((x, y, zd(y) + .03), (x + .02, y + .04, zd(y) + .2), .011, hatch=[], sil=1.2, nu=8), revolve(spline([(0, -.035), (.034, 0), (0, .035)], 30), (x + .02, y + .045, zd(y) + .215), hatch=fu(2.4), sil=1.5, nu=18, nv=10))
for x, a in ((-1.0, .35), (-.42, .12), (2.05, -.4)):
    c, n = math.cos(a), math.sin(a); B = ((x, -4.42, zd(-4.42)), (c, n, 0), (-n, c, 0), (0, 0, 1)); S.add(box(-.25, .25, 0, .03, .12, .43, basis=B, hatch=[], ew=1.9), box(-.03, .03, .0, .05, 0, .12, basis=B, hatch=[], ew=1.2), box(-.225, .225, -.004, 0, .145, .405, basis=B, hatch=[fam('u', gap=5, w=(.2, .6))], ew=1.1))
S.add(floor(cam, 0, 14, 300, .8, gap=8, w=(.25, 1.3), mat=.7))
S.build()
pr = lambda p: [q[0] for q in cam.project(np.array([p]))[:2]]
fx, fy = pr((SX, 24, SZ))
def sky(x, y): return .03 + 0 * x, .14 * np.exp(-(np.hypot(x - 660, y - 430) / 160) ** 2)
S.ruled(sky, 12, 425, 8, w=(.2, 1.2), t0=.03)
S.engrave()
ys = np.linspace(math.sqrt(14.5), math.sqrt(YE), 40) ** 2; q = cam.project(np.stack([SX + 0 * ys, ys, SZ + 0 * ys], 1)); d = 'M' + 'L'.join('%.1f %.1f' % t for t in zip(q[0], q[1]))
S.glow(fx, fy, 600, .34); S.glow_path(d, 110, .4, FIRE); S.glow(fx, fy, 270, .36, ORANGE, .8)
g = S.gradient('linear', [(0, '#d2480f', 1), (.12, FIRE, 1), (.3, ORANGE, 1), (.55, STRAW, 1), (1, WHITE, 1)], x1=0, y1=pr((SX, YE, SZ))[1], x2=0, y2=pr((SX, 18, SZ))[1])
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.glow_path(d, 40, .16, STRAW, front=True); x, y = pr((SX, 21, SZ)); S.glow(x, y, 150, .4, STRAW, .8, front=True)
S.write('steel-network')
